import type Database from 'better-sqlite3'
import { prepareReader, Segment, type SegmentRow } from '../index/read/segment.ts'
import { lowerBound } from '../index/read/selection.ts'

/**
 * Rotation leaves the same lines twice: the live log was copied a moment before it was renamed, a log was copied and not
 * yet cut, a packed piece lies beside the one it was made from. Of two pieces of a source that hold the same bytes, one
 * shows them:
 *
 *     the whole of one is the begin of the other, or within it   the shorter one is hidden
 *     the end of one is the begin of the other                   the end of the first is hidden
 *
 * A few equal lines are no proof: a program may write the same line twice in a second, before and after a rotation.
 */
export interface Repeat {
  file: number
  /** Bytes of the file whose events are not shown. */
  from: number
  to: number
  /** For people. */
  note: string
}

/** Different records that two pieces must share. */
const PROOF = 3
/** Records looked at for it. */
const SAMPLE = 64
const HEAD = 1024
/** Places in a piece at which the begin of another is looked for. */
const TRIES = 32
/** Pieces before it, those that begin latest, that a piece is compared with: a source of hundreds stays quick. */
const NEIGHBOURS = 16

/** All repeats among the logs of an index. Files that were damaged take part like any other. */
export function findRepeats(db: Database.Database): Repeat[] {
  const reader = prepareReader(db)
  const segmentsOf = db.prepare('SELECT * FROM segment WHERE file = ? ORDER BY byte_from')
  const rows = db
    .prepare(
      'SELECT id, source, path, first, last FROM file WHERE source IS NOT NULL AND events > 0 ORDER BY first, id',
    )
    .all() as FileRow[]
  const repeats: Repeat[] = []
  for (const files of Map.groupBy(rows, (row) => row.source).values()) {
    const open: Piece[] = []
    for (const row of files) {
      // Only pieces that overlap in time can hold the same lines.
      const before = open.filter((piece) => piece.row.last >= row.first && !piece.hidden).slice(-NEIGHBOURS)
      if (
        before.length === 0 &&
        !files.some((other) => other !== row && other.first <= row.last && row.first <= other.last)
      )
        continue
      const piece = new Piece(
        row,
        (segmentsOf.all(row.id) as SegmentRow[]).map((segment) => new Segment(segment, reader)),
      )
      for (const other of before) {
        const repeat = piece.hidden ? null : compare(other, piece)
        if (repeat === null) continue
        repeats.push(repeat)
        const hidden = repeat.file === row.id ? piece : other
        hidden.hidden = true
      }
      open.push(piece)
    }
    for (const piece of open) piece.drop()
  }
  return repeats
}

interface FileRow {
  id: number
  source: number
  path: string
  first: number
  last: number
}

/** What two pieces share; `older` has the earlier first event, or the same. */
function compare(older: Piece, newer: Piece): Repeat | null {
  if (older.bytes === 0 || newer.bytes === 0) return null
  const common = startsAlike(older.head(), newer.head()) ? commonLength(older.from(0), newer.from(0)) : 0
  if (common === Math.min(older.bytes, newer.bytes)) {
    const [short, long] = newer.bytes <= older.bytes ? [newer, older] : [older, newer]
    const same = short.bytes === long.bytes
    if (!same && !short.isProof(0)) return null
    return whole(short, long)
  }
  const start = newer.firstEvent()
  for (const at of older.placesOf(newer.record(start), newer.timeOf(start))) {
    const begin = newer.offsetOf(start)
    const shared = commonLength(older.from(at), newer.from(begin))
    if (shared === newer.bytes - begin && newer.isProof(start)) {
      // What stands before its first event is the rest of an event that rotation cut, or lines of its own.
      if (older.bytesBefore(at, begin).equals(newer.bytesBefore(begin, begin))) return whole(newer, older)
      const note = `from its first event on it is in ${older.row.path} too, where it is shown`
      return { file: newer.row.id, from: begin, to: newer.bytes, note }
    }
    if (shared === older.bytes - at && older.isProof(older.recordAt(at)))
      return {
        file: older.row.id,
        from: at,
        to: older.bytes,
        note: `its end is the begin of ${newer.row.path}, where it is shown`,
      }
  }
  return null
}

function whole(short: Piece, long: Piece): Repeat {
  return {
    file: short.row.id,
    from: 0,
    to: short.bytes,
    note: `all of it is in ${long.row.path} too, where it is shown`,
  }
}

/** How many bytes two texts have in common from their begin. */
function commonLength(a: Iterator<Buffer>, b: Iterator<Buffer>): number {
  let common = 0
  let [left, right] = [a.next(), b.next()]
  while (!left.done && !right.done) {
    const length = Math.min(left.value.length, right.value.length)
    const [x, y] = [left.value.subarray(0, length), right.value.subarray(0, length)]
    if (!x.equals(y)) {
      let at = 0
      while (x[at] === y[at]) at++
      return common + at
    }
    common += length
    left = left.value.length > length ? { done: false, value: left.value.subarray(length) } : a.next()
    right = right.value.length > length ? { done: false, value: right.value.subarray(length) } : b.next()
  }
  return common
}

/** A file of a source, read record by record from its segments. Records are numbered from the begin of the file. */
class Piece {
  hidden = false
  private begin: Buffer | undefined
  readonly row: FileRow
  readonly bytes: number
  private readonly segments: Segment[]
  /** Number of the first record of each segment. */
  private readonly firsts: number[] = []
  private readonly records: number

  constructor(row: FileRow, segments: Segment[]) {
    this.row = row
    this.segments = segments
    this.bytes = segments.at(-1)?.row.byte_to ?? 0
    let records = 0
    for (const segment of segments) {
      this.firsts.push(records)
      records += segment.events
    }
    this.records = records
  }

  /** Its first bytes, by which most pieces are told apart. */
  head(): Buffer {
    this.begin ??= Buffer.from(this.from(0).next().value?.subarray(0, HEAD) ?? '')
    return this.begin
  }

  drop(): void {
    for (const segment of this.segments) segment.drop()
  }

  /** The bytes from a record's begin on. */
  *from(offset: number): Generator<Buffer> {
    for (const segment of this.segments) {
      if (segment.row.byte_to <= offset) continue
      const ordinal = lowerBound(segment.offsets(), offset)
      for (let block = segment.blockOf(ordinal); block < segment.blocks; block++) {
        const begin = segment.offsets()[segment.blockRange(block).from]!
        yield segment.blockBytes(block).subarray(Math.max(0, offset - begin))
      }
      segment.drop()
    }
  }

  /** The first record that is an event: before it may stand the rest of one that rotation cut. */
  firstEvent(): number {
    for (let n = 0; n < this.records; n++) {
      const { segment, ordinal } = this.find(n)
      if (segment.ints('start')[ordinal]! > 0 || segment.ints('level')[ordinal]! > 0) return n
    }
    return 0
  }

  record(number: number): Buffer {
    const { segment, ordinal } = this.find(number)
    const block = segment.blockOf(ordinal)
    const offsets = segment.offsets()
    const base = offsets[segment.blockRange(block).from]!
    return segment.blockBytes(block).subarray(offsets[ordinal]! - base, offsets[ordinal + 1]! - base)
  }

  timeOf(number: number): number {
    const { segment, ordinal } = this.find(number)
    return segment.times()[ordinal]!
  }

  offsetOf(number: number): number {
    const { segment, ordinal } = this.find(number)
    return segment.offsets()[ordinal]!
  }

  /** `length` bytes at most that stand before a record's begin. */
  bytesBefore(offset: number, length: number): Buffer {
    const records: Buffer[] = []
    let found = 0
    for (let n = this.recordAt(offset) - 1; n >= 0 && found < length; n--) {
      const record = Buffer.from(this.record(n))
      records.unshift(record)
      found += record.length
    }
    return Buffer.concat(records).subarray(Math.max(0, found - length))
  }

  recordAt(offset: number): number {
    const at = this.segments.findIndex((segment) => segment.row.byte_to > offset)
    return this.firsts[at]! + lowerBound(this.segments[at]!.offsets(), offset)
  }

  /** Offsets of records of this time that read like `record`. */
  placesOf(record: Buffer, time: number): number[] {
    const places: number[] = []
    for (const [at, segment] of this.segments.entries()) {
      if (time < segment.row.first || time > segment.row.last) continue
      const times = segment.times()
      for (let i = times.indexOf(time); i >= 0 && places.length < TRIES; i = times.indexOf(time, i + 1))
        if (startsAlike(this.record(this.firsts[at]! + i), record)) places.push(segment.offsets()[i]!)
    }
    return places
  }

  /** Whether enough different records follow from this one on. */
  isProof(number: number): boolean {
    const seen = new Set<string>()
    for (let n = number; n < Math.min(this.records, number + SAMPLE) && seen.size < PROOF; n++)
      seen.add(this.record(n).toString('latin1'))
    return seen.size >= PROOF
  }

  private find(number: number): { segment: Segment; ordinal: number } {
    let at = lowerBound(this.firsts, number + 1) - 1
    if (at < 0) at = 0
    return { segment: this.segments[at]!, ordinal: number - this.firsts[at]! }
  }
}

/** The last record of a piece may be cut. */
function startsAlike(a: Buffer, b: Buffer): boolean {
  const length = Math.min(a.length, b.length)
  return length > 0 && a.subarray(0, length).equals(b.subarray(0, length))
}
