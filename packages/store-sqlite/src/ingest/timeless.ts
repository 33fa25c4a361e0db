import type Database from 'better-sqlite3'
import { localZone } from '../index/local-zone.ts'
import { packInts, packTimes } from '../index/pack.ts'

const MINUTE = 60e6
const LEVEL_CODES = 8

/**
 * Files in which no stamp was found stand at the time the file was written, which a copy may have made today. Where that
 * lies outside the span of the bundle's events, they are moved to its end: one such file must not stretch the timeline
 * over years.
 */
export function settleTimeless(db: Database.Database): void {
  const { first, last } = spanOf(db)
  if (first > last) return
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

/** Of the events of all files, each read by its bundle's own zone. */
function spanOf(db: Database.Database): { first: number; last: number } {
  const files = db.prepare('SELECT first, last, local, own_zone FROM file WHERE events > 0').all() as {
    first: number
    last: number
    local: number
    own_zone: string | null
  }[]
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const file of files) {
    const zone = file.local === 2 && file.own_zone !== null ? localZone(file.own_zone) : null
    first = Math.min(first, zone ? zone.toUtc(file.first) : file.first)
    last = Math.max(last, zone ? zone.toUtc(file.last) : file.last)
  }
  return { first, last }
}
