import type Database from 'better-sqlite3'
import { packInts, packTimes } from '../index/pack.ts'

const MINUTE = 60e6
const LEVEL_CODES = 8

/**
 * Files in which no stamp was found stand at the time the file was written, which a copy may have made today. Where that
 * lies outside the span of the bundle's events, they are moved to its end: one such file must not stretch the timeline
 * over years.
 */
export function settleTimeless(db: Database.Database): void {
  const span = db.prepare('SELECT min(first) AS first, max(last) AS last FROM file WHERE events > 0').get() as Span
  const { first, last } = span
  if (first === null || last === null) return
  const segments = db
    .prepare(
      `SELECT segment.id, segment.events FROM segment JOIN file ON file.id = segment.file
       WHERE file.events = 0 AND (segment.first < ? OR segment.last > ?)`,
    )
    .all(first, last) as { id: number; events: number }[]
  const move = db.prepare('UPDATE segment SET first = ?, last = ? WHERE id = ?')
  const write = db.prepare('UPDATE segment_column SET data = ? WHERE segment = ? AND name = ?')
  for (const { id, events } of segments) {
    move.run(last, last, id)
    write.run(packTimes(new Float64Array(events).fill(last)), id, 'time')
    // All of them are without a level, in one minute.
    write.run(packInts(Uint32Array.of(Math.floor(last / MINUTE) * LEVEL_CODES)), id, 'rollup_keys')
    write.run(packInts(Uint32Array.of(events)), id, 'rollup_counts')
  }
}

interface Span {
  first: number | null
  last: number | null
}
