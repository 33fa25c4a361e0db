import { EXPORT_COLUMNS, type ExportColumn } from '@bundlescope/contract/report.ts'

/** The columns of the table as a file has them: beside UTC the other clock, and always where the line stands. */
export function columnsToExport(shown: readonly string[], otherZone: boolean): ExportColumn[] {
  const known = shown.flatMap((id) => EXPORT_COLUMNS.find((column) => column === id) ?? [])
  const timed = known.flatMap((id): ExportColumn[] => (id === 'time' && otherZone ? ['time', 'local'] : [id]))
  return [...timed, 'path', 'line']
}
