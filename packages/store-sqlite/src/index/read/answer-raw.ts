import type { RawText } from '@bundlescope/core/store/evidence.ts'
import { decompress } from '../pack.ts'
import type { IndexFile } from './index-file.ts'
import { membersOf } from './members.ts'
import type { Segment } from './segment.ts'
import { lowerBound } from './selection.ts'

/** Characters of a line that are shown. */
const LINE_CUT = 10_000
const LF = 10
const CR = 13

interface TextFile {
  id: number
  kind: string
  status: string
  encoding: string | null
  lines: number
  source: number | null
}

/**
 * Lines [from, from + count) of a file as they stand in it; null when the bundle has no such text.
 *
 * @param from 1-based
 */
export function rawLines(
  index: IndexFile,
  member: string,
  path: string,
  from: number,
  count: number,
  touch: (segment: Segment) => void,
): RawText | null {
  const members = membersOf(index)
  const file = (
    index.db
      .prepare('SELECT id, container, kind, status, encoding, lines, source FROM file WHERE path = ?')
      .all(path) as (TextFile & { container: string })[]
  ).find(({ container }) => members.idOf(container) === member)
  if (!file) return null
  const lines =
    file.source === null ? keptLines(index, file.id, from, count) : logLines(index, file.id, from, count, touch)
  if (lines === null) return null
  // Of a text that is kept to its begin only, and of a log that is still being read, nobody has counted the lines.
  const whole = file.lines > 0 && !(file.source === null && file.status === 'partial')
  return { path, member, encoding: file.encoding, firstLine: from, lines, totalLines: whole ? file.lines : null }
}

/** Of a text that is no log: kept in pieces of whole lines. */
function keptLines(index: IndexFile, file: number, from: number, count: number): string[] | null {
  const firsts = index.db
    .prepare('SELECT line_from FROM text WHERE file = ? ORDER BY line_from')
    .pluck()
    .all(file) as number[]
  if (firsts.length === 0) return null
  const piece = index.db.prepare('SELECT data FROM text WHERE file = ? AND line_from = ?').pluck()
  const out: string[] = []
  for (let at = Math.max(0, lowerBound(firsts, from + 1) - 1); at < firsts.length && out.length < count; at++) {
    const lines = decompress(piece.get(file, firsts[at]!) as Buffer)
      .toString('utf8')
      .split('\n')
    const skip = Math.max(0, from - firsts[at]!)
    for (const line of lines.slice(skip, skip + count - out.length)) out.push(line.slice(0, LINE_CUT))
  }
  return out
}

/** Of a log: cut from the blocks of its segments, whatever their events are. */
function logLines(
  index: IndexFile,
  file: number,
  from: number,
  count: number,
  touch: (segment: Segment) => void,
): string[] | null {
  const segments = index.allSegments.filter((segment) => segment.row.file === file)
  if (segments.length === 0) return null
  let at = segments.findLastIndex((segment) => segment.row.line_from <= from)
  if (at < 0) return []
  const first = segments[at]!
  touch(first)
  const starts = first.lineStarts()
  let block = first.blockOf(Math.max(0, lowerBound(starts, from + 1) - 1))
  const cutter = new LineCutter(
    starts[first.blockRange(block).from]!,
    from,
    count,
    beginsInLine(segments, at, block, touch),
  )
  for (; at < segments.length; at++, block = 0) {
    const segment = segments[at]!
    touch(segment)
    for (; block < segment.blocks; block++) if (cutter.push(segment.blockBytes(block))) return cutter.lines
  }
  return cutter.end()
}

/** Whether a block begins within a line: one of many megabytes, stored in several records. */
function beginsInLine(
  segments: readonly Segment[],
  at: number,
  block: number,
  touch: (segment: Segment) => void,
): boolean {
  const before = block > 0 ? segments[at] : segments[at - 1]
  if (!before) return false
  touch(before)
  return before.blockBytes(block > 0 ? block - 1 : before.blocks - 1).at(-1) !== LF
}

/** Collects lines from bytes that come in pieces. */
class LineCutter {
  readonly lines: string[] = []
  /** Number of the line that the next byte is of. */
  private line: number
  private readonly from: number
  private readonly count: number
  /** Begin of a line whose end is still to come, as much of it as is shown. */
  private open: Buffer | null = null

  /** @param inLine the first bytes are the rest of the line before `line` */
  constructor(line: number, from: number, count: number, inLine: boolean) {
    this.line = inLine ? line - 1 : line
    this.from = from
    this.count = count
  }

  /** True when all lines are there. */
  push(bytes: Buffer): boolean {
    let start = 0
    while (start < bytes.length) {
      if (this.lines.length >= this.count) return true
      const lf = bytes.indexOf(LF, start)
      if (this.line >= this.from) this.append(bytes.subarray(start, lf < 0 ? bytes.length : lf))
      if (lf < 0) return false
      this.close()
      this.line++
      start = lf + 1
    }
    return this.lines.length >= this.count
  }

  end(): string[] {
    if (this.lines.length < this.count) this.close()
    return this.lines
  }

  private append(bytes: Buffer): void {
    // A character takes four bytes at most.
    const most = LINE_CUT * 4 + 1 - (this.open?.length ?? 0)
    const part = Buffer.from(bytes.subarray(0, Math.max(0, most)))
    this.open = this.open ? Buffer.concat([this.open, part]) : part
  }

  private close(): void {
    if (this.open === null) return
    const end = this.open.at(-1) === CR ? this.open.length - 1 : this.open.length
    this.lines.push(this.open.toString('utf8', 0, end).slice(0, LINE_CUT))
    this.open = null
  }
}
