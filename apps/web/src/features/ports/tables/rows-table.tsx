import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useScrollMemory } from '../../../investigation/scroll-memory.ts'

export type Column<Row> = {
  /** Word of `column.*`. */
  name: string
  className?: string
  cell: (row: Row) => ReactNode
  /** What a cell that may be cut says when pointed at. */
  title?: (row: Row) => string
}

type RowsTableProps<Row> = {
  /** Under this name the place that was scrolled to is kept. */
  place: string
  /** The first holds the button that opens the row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  open: Row | undefined
  onOpen: (key: string | null) => void
}

/** Ports or services of all machines; a column says which machine where there are several. A click opens a row, another closes it. */
export function RowsTable<Row extends { bundle: string; member: string; host: string | null }>({
  place,
  columns,
  rows,
  keyOf,
  open,
  onOpen,
}: RowsTableProps<Row>) {
  const { t } = useTranslation('ports')
  const scroller = useRef<HTMLDivElement>(null)
  useScrollMemory(scroller, place)
  const severalHosts = new Set(rows.map(({ bundle, member }) => `${bundle}/${member}`)).size > 1
  const host: Column<Row> = { name: 'host', className: 'ports-host', cell: (row) => row.host }
  const all = severalHosts ? [...columns, host] : columns
  return (
    <div className="ports-scroll" ref={scroller}>
      <table className="table ports-table">
        <thead>
          <tr>
            {all.map(({ name, className }) => (
              <th key={name} scope="col" className={className}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row)
            const selected = row === open
            return (
              <tr
                key={key}
                id={key}
                className={selected ? 'ports-selected' : undefined}
                aria-selected={selected}
                onClick={() => onOpen(selected ? null : key)}
              >
                {all.map(({ name, className, cell, title }) => (
                  <td key={name} className={className} title={title?.(row)}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What opens a row by keyboard; a click anywhere in the row does the same. */
export function OpenButton({ selected, children }: { selected: boolean; children: ReactNode }) {
  return (
    <button type="button" className="ports-open" aria-expanded={selected}>
      {children}
    </button>
  )
}
