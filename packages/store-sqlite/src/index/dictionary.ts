import { fromLatin1 } from '@bundlescope/core/parse/header.ts'

/** Numbers the distinct strings of a column within a segment; 0 is "none". Keys are latin1 slices as the parser gives them. */
export class Dictionary {
  private ids = new Map<string, number>()
  private lastKey = ''
  private lastId = 0

  idOf(key: string): number {
    if (key === this.lastKey) return this.lastId
    if (key === '') return 0
    let id = this.ids.get(key)
    if (id === undefined) {
      id = this.ids.size + 1
      // A copy: the slice would keep its whole line alive for as long as the segment is built.
      this.ids.set(Buffer.from(key, 'latin1').toString('latin1'), id)
    }
    this.lastKey = key
    this.lastId = id
    return id
  }

  /** Strings in order of id, from 1, as UTF-8 text without line feeds. */
  strings(): string[] {
    return Array.from(this.ids.keys(), (key) => fromLatin1(key).replaceAll('\n', ' '))
  }
}
