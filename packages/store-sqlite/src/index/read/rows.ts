import type { EventDetail, EventRow } from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Original } from '@bundlescope/core/store/port.ts'
import { eventId } from '../key.ts'
import { BlockText } from './event-text.ts'
import type { IndexFile } from './index-file.ts'
import type { Segment } from './segment.ts'

const MESSAGE_CUT = 2000
const ORIGINAL_CUT = 1024 * 1024
/** Of originals that are asked for by thousands. */
const MANY_CUT = 16 * 1024
/** Blocks kept unpacked: a page of rows and its neighbours. */
const KEPT_BLOCKS = 24

/** Makes rows and details of events; keeps the blocks it unpacked last. */
export class RowMaker {
  private readonly blocks = new Map<string, BlockText>()

  /** @param cut characters of the message that the row carries */
  row(index: IndexFile, segment: Segment, ordinal: number, cut = MESSAGE_CUT): EventRow {
    const file = index.files.get(segment.row.file)
    const source = index.sources.get(segment.row.source)
    const message = this.text(index, segment, ordinal).message(ordinal)
    return {
      id: eventId(index.bundle, segment.row.file, segment.offsets()[ordinal]!),
      time: formatMicros(segment.times()[ordinal]!),
      level: LEVELS[segment.ints('level')[ordinal]!]!,
      source: `${index.bundle}.${segment.row.source}`,
      sourceName: source?.name ?? '',
      host: source?.host ?? null,
      program: segment.name('program', ordinal),
      thread: segment.name('thread', ordinal),
      component: segment.name('component', ordinal),
      op: segment.name('op', ordinal),
      extra: segment.name('extra', ordinal),
      path: file?.path ?? '',
      line: segment.lineStarts()[ordinal]!,
      lines: segment.ints('lines')[ordinal]!,
      message: message.length > cut ? message.slice(0, cut) : message,
      cut: message.length > cut,
      pattern: this.pattern(index, segment, ordinal).key,
    }
  }

  detail(index: IndexFile, segment: Segment, ordinal: number): EventDetail {
    const original = this.text(index, segment, ordinal).original(ordinal)
    const offsets = segment.offsets()
    const file = index.files.get(segment.row.file)
    const known = index.db.prepare('SELECT format, encoding FROM file WHERE id = ?').get(segment.row.file) as
      | { format: string | null; encoding: string | null }
      | undefined
    return {
      event: this.row(index, segment, ordinal),
      original: original.length > ORIGINAL_CUT ? original.slice(0, ORIGINAL_CUT) : original,
      originalCut: original.length > ORIGINAL_CUT,
      byteFrom: offsets[ordinal]!,
      byteTo: offsets[ordinal + 1]!,
      patternText: this.pattern(index, segment, ordinal).text,
      format: known?.format ?? null,
      timeZone: file ? index.zoneOf(file).basis : null,
      encoding: known?.encoding ?? null,
    }
  }

  original(index: IndexFile, segment: Segment, ordinal: number): Original {
    const text = this.text(index, segment, ordinal).original(ordinal)
    const cut = text.length > MANY_CUT
    const id = eventId(index.bundle, segment.row.file, segment.offsets()[ordinal]!)
    return { id, text: cut ? text.slice(0, MANY_CUT) : text, cut }
  }

  /** Forgets what it holds of a bundle. */
  forget(bundle: string): void {
    for (const key of this.blocks.keys()) if (key.startsWith(bundle)) this.blocks.delete(key)
  }

  private pattern(index: IndexFile, segment: Segment, ordinal: number): { key: string; text: string } {
    const id = segment.ints('template_ids')[segment.ints('template')[ordinal]!]!
    return index.template(id)
  }

  private text(index: IndexFile, segment: Segment, ordinal: number): BlockText {
    const block = segment.blockOf(ordinal)
    const key = `${index.bundle}.${segment.row.id}.${block}`
    let text = this.blocks.get(key)
    if (text) this.blocks.delete(key)
    else text = new BlockText(segment, block)
    this.blocks.set(key, text)
    if (this.blocks.size > KEPT_BLOCKS) this.blocks.delete(this.blocks.keys().next().value!)
    return text
  }
}
