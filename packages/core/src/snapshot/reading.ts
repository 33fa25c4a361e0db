import type { Snapshot, SnapshotKind, SnapshotRow } from './snapshot.ts'

/** Lines beyond this are no row of any table: they are left out rather than searched. */
export const LONGEST_LINE = 8_000

/** One table, as parsers return it; what few outputs say of themselves (`asOf`, `subject`) comes in `more`. */
export const snapshotOf = <K extends SnapshotKind>(
  kind: K,
  parser: string,
  reason: string,
  rows: SnapshotRow<K>[],
  more: Partial<Pick<Snapshot, 'asOf' | 'subject'>> = {},
): Snapshot<K> => ({ kind, parser, reason, asOf: null, subject: null, ...more, rows })

/** The rows that `read` finds, line by line; numbers of lines are 1-based. */
export function rowsOf<Row>(
  lines: readonly string[],
  read: (line: string, lineNumber: number) => Row | null,
  from = 0,
): Row[] {
  const rows: Row[] = []
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!
    const row = line.length > LONGEST_LINE ? null : read(line, index + 1)
    if (row !== null) rows.push(row)
  }
  return rows
}

/** Of the first 200 lines, the share of those with text that `fits`; 0 when there are none. */
export function shareOf(lines: readonly string[], fits: (line: string) => boolean): number {
  const filled = lines.slice(0, 200).filter((line) => line.length <= LONGEST_LINE && line.trim() !== '')
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
}

/** Index of the first of the first 200 lines that `shape` fits; -1 when none does. */
export function indexOfLine(lines: readonly string[], shape: RegExp, within = 200): number {
  const end = Math.min(lines.length, within)
  for (let index = 0; index < end; index++)
    if (lines[index]!.length <= LONGEST_LINE && shape.test(lines[index]!)) return index
  return -1
}
