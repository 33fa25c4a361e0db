import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { normalise } from '@bundlescope/query/token.ts'
import { COLUMNS } from './columns.ts'
import type { Snapshot } from './snapshot.ts'

type Cell = SnapshotTable['rows'][number]['cells'][number]

interface Stored extends Snapshot {
  bundle: string
  member: string
  path: string
  at: number | null
}

/** A snapshot as a table of cells: those rows that hold `text` (ignoring case) in a cell, `limit` of them. */
export function tableOf(snapshot: Stored, text: string, limit: number): SnapshotTable {
  const columns = [...COLUMNS[snapshot.kind]]
  const wanted = normalise(text)
  const rows = snapshot.rows
    .map((row) => ({ line: row.line, cells: columns.map((column) => (row as Record<string, Cell>)[column] ?? null) }))
    .filter(
      ({ cells }) => wanted === '' || cells.some((cell) => cell !== null && normalise(`${cell}`).includes(wanted)),
    )
  const { bundle, member, path, kind, parser, reason, subject, at } = snapshot
  return {
    bundle,
    member,
    path,
    kind,
    parser,
    reason,
    asOf: at === null ? null : formatMicros(at),
    subject,
    columns,
    rows: rows.slice(0, limit),
    total: rows.length,
  }
}
