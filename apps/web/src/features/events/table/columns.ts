import type { EventRow } from '@bundlescope/contract/event.ts'
import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
} from '@tanstack/react-table'

export const COLUMN_IDS = [
  'time',
  'source',
  'level',
  'host',
  'program',
  'thread',
  'component',
  'op',
  'message',
] as const
type ColumnId = (typeof COLUMN_IDS)[number]

export const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
})

/** Widths in pixels for 12 px monospaced text; the message takes what is left. The time grows by the date where one is shown. */
const WIDTHS: Record<ColumnId, number> = {
  time: 108,
  source: 104,
  level: 32,
  host: 150,
  program: 100,
  thread: 78,
  component: 118,
  op: 136,
  message: 240,
}

/** The table instance carries columns only: rows come by page, and cells are drawn by `event-cell.tsx`. */
export const columns: ColumnDef<typeof features, EventRow>[] = COLUMN_IDS.map((id) => ({
  id,
  size: WIDTHS[id],
  minSize: id === 'message' ? 160 : 28,
  enableHiding: id !== 'message',
  enableResizing: id !== 'message',
}))

/** What a person chose, as kept in the browser. */
export type ColumnTaste = { order: string[]; hidden: string[]; widths: Record<string, number> }

/** Columns that give way, in this order, where the table is narrow and the person has not chosen otherwise. */
const GIVE_WAY: { id: ColumnId; below: number }[] = [
  { id: 'component', below: 920 },
  { id: 'thread', below: 780 },
]

export function hiddenAt(taste: ColumnTaste, tableWidth: number): string[] {
  if (taste.hidden !== DEFAULT_COLUMNS.hidden) return taste.hidden
  return [...taste.hidden, ...GIVE_WAY.filter(({ below }) => tableWidth > 0 && tableWidth < below).map(({ id }) => id)]
}

export const DEFAULT_COLUMNS: ColumnTaste = { order: [...COLUMN_IDS], hidden: ['host', 'program'], widths: {} }

export function isColumnTaste(value: unknown): value is ColumnTaste {
  if (typeof value !== 'object' || value === null) return false
  const { order, hidden, widths } = value as Partial<ColumnTaste>
  return isNames(order) && isNames(hidden) && typeof widths === 'object' && widths !== null
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => (COLUMN_IDS as readonly unknown[]).includes(name))
}

/** The order with one column moved by one place among those that are shown. */
export function moved(order: readonly string[], shown: readonly string[], id: string, step: 1 | -1): string[] {
  const neighbour = shown[shown.indexOf(id) + step]
  if (neighbour === undefined) return [...order]
  const rest = order.filter((other) => other !== id)
  rest.splice(rest.indexOf(neighbour) + (step > 0 ? 1 : 0), 0, id)
  return rest
}

/** CSS grid columns of head and rows: fixed widths, the message grows. */
export function gridTemplate(shown: readonly { id: string; width: number }[]): string {
  return shown.map(({ id, width }) => (id === 'message' ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')
}
