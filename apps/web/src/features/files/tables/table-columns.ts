import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from '@tanstack/react-table'

export type TableRow = SnapshotTable['rows'][number]
export type Cell = TableRow['cells'][number]

export const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic, text: sortFn_text },
  filterFns: { includesString: filterFn_includesString },
})

/** Columns of a table: `vm-9` stands before `vm-10`, what is not stated stands last. */
export function columnsOf({
  columns,
  rows,
}: Pick<SnapshotTable, 'columns' | 'rows'>): ColumnDef<typeof features, TableRow>[] {
  return columns.map((name, i) => ({
    id: name,
    accessorFn: (row: TableRow) => row.cells[i] ?? undefined,
    sortFn: rows.every(({ cells }) => typeof cells[i] !== 'string') ? 'basic' : 'alphanumeric',
    sortUndefined: 'last',
    sortDescFirst: false,
    enableGlobalFilter: true,
  }))
}

const LETTER = 7.25
const PADDING = 18
const [NARROWEST, WIDEST] = [5, 56]
/** Rows that are looked at for the widths. */
const SAMPLE = 300

/** CSS grid columns, as wide as what stands in them; the widest takes what is left. `heads`: names as they are shown. */
export function gridTemplate(
  { columns, rows }: Pick<SnapshotTable, 'columns' | 'rows'>,
  heads: readonly string[],
): string {
  const letters = columns.map((_, i) => {
    const cells = rows.slice(0, SAMPLE).map(({ cells }) => cellText(cells[i] ?? null).length)
    return Math.min(WIDEST, Math.max(NARROWEST, (heads[i]?.length ?? 0) + 2, ...cells))
  })
  const widest = letters.indexOf(Math.max(...letters))
  return letters
    .map((count) => `${Math.round(count * LETTER + PADDING)}px`)
    .map((width, i) => (i === widest ? `minmax(${width}, 1fr)` : width))
    .join(' ')
}

/** A cell as text; what is not stated is empty. */
export function cellText(cell: Cell): string {
  return cell === null ? '' : String(cell)
}
