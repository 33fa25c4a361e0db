import { patternKey } from '@bundlescope/indexer/pattern.ts'
import { normalise } from '@bundlescope/query/token.ts'
import type Database from 'better-sqlite3'
import { packInts } from '../pack.ts'
import { pieceId } from '../schema.ts'
import type { BuiltSegment } from './segment-builder.ts'

/** Writes finished segments; several threads may each hold one on the same index, the database orders them. */
export class SegmentWriter {
  private readonly known = new Map<string, number>()
  private readonly commit: (segment: BuiltSegment) => void

  constructor(db: Database.Database) {
    db.pragma('busy_timeout = 60000')
    // A crash of the process loses nothing all the same; after a loss of power the bundle is read anew (see Ledger.close).
    db.pragma('synchronous = OFF')
    const addSegment = db.prepare(
      'INSERT INTO segment (file, source, events, local, sorted, first, last, byte_from, byte_to, line_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    const addColumn = db.prepare('INSERT INTO segment_column (segment, name, data) VALUES (?, ?, ?)')
    const addBlock = db.prepare('INSERT INTO block (id, data) VALUES (?, ?)')
    const addPosting = db.prepare('INSERT INTO posting (id, data) VALUES (?, ?)')
    const findTemplate = db.prepare('SELECT id FROM template WHERE key = ?').pluck()
    const addTemplate = db.prepare('INSERT INTO template (key, text) VALUES (?, ?)')
    const addText = db.prepare('INSERT INTO template_text (rowid, text) VALUES (?, ?)')

    const templateId = (key: string, text: string): number => {
      let id = this.known.get(key) ?? (findTemplate.get(key) as number | undefined)
      if (id === undefined) {
        id = Number(addTemplate.run(key, text).lastInsertRowid)
        addText.run(id, normalise(text))
      }
      this.known.set(key, id)
      return id
    }

    const write = db.transaction((segment: BuiltSegment) => {
      const { keys, texts } = segment.templates
      const templates = Uint32Array.from(texts, (text, n) => templateId(patternKey(keys[n]!), text))
      const id = Number(
        addSegment.run(
          segment.file,
          segment.source,
          segment.events,
          segment.local,
          segment.sorted ? 1 : 0,
          segment.first,
          segment.last,
          segment.byteFrom,
          segment.byteTo,
          segment.lineFrom,
        ).lastInsertRowid,
      )
      addColumn.run(id, 'template_ids', packInts(templates))
      for (const [name, data] of segment.columns) addColumn.run(id, name, data)
      for (const [n, block] of segment.blocks.entries()) addBlock.run(pieceId(id, n), block)
      for (const [n, page] of segment.postings.entries()) addPosting.run(pieceId(id, n), page)
    })
    this.commit = (segment) => write.immediate(segment)
  }

  write(segment: BuiltSegment): void {
    try {
      this.commit(segment)
    } catch (error) {
      // Ids learnt in a transaction that was rolled back are not there.
      this.known.clear()
      throw error
    }
  }
}
