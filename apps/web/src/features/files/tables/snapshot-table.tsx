// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { listTarget } from '../../../lib/list-keys.ts'
import { formatCount } from '../../../lib/number.ts'
import { FilterField } from '../../../ui/filter-field.tsx'
import { CellView } from './cell-view.tsx'
import { columnsOf, features, gridTemplate } from './table-columns.ts'
import './tables.css'

const ROW = 24
/** Rows that PageDown passes over. */
const PAGE = 20

type SnapshotTableProps = {
  table: SnapshotTable
  /** Line that is meant: its row is marked and brought into sight. */
  line: number | null
  /** A row was chosen: the line it was read from. */
  onLine: (line: number) => void
}

/** A command's output or a configuration as a table: sorted by a click on a head, filtered by a text, each row with its line. */
export function SnapshotTableView({ table, line, onLine }: SnapshotTableProps) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState<number | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsOf(table), [table])
  const heads = table.columns.map((name) => t(`cell.${name}`, { defaultValue: name }))
  const template = gridTemplate(table, heads)
  const model = useTable({
    features,
    columns,
    data: table.rows,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    state: { globalFilter: filter },
    onGlobalFilterChange: setFilter,
  })
  const { rows } = model.getRowModel()
  const marked = rows.findIndex(({ original }) => original.line === line)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 15,
    scrollPaddingStart: ROW * 2,
    initialOffset: marked > 8 ? (marked - 4) * ROW : 0,
  })
  const at = active ?? marked
  const goTo = (index: number) => {
    setActive(index)
    virtual.scrollToIndex(index)
  }
  const onKey = (event: KeyboardEvent) => {
    const target = listTarget(event, at, rows.length, PAGE)
    const chosen = event.key === 'Enter' && event.target === event.currentTarget ? rows[at] : undefined
    if (target === undefined && !chosen) return
    event.preventDefault()
    if (target !== undefined) goTo(target)
    if (chosen) onLine(chosen.original.line)
  }
  const figures = { shown: formatCount(rows.length, lang), total: formatCount(table.total, lang) }
  return (
    <section className="snapshot" aria-label={t(`snapshot.${table.kind}`, { defaultValue: table.kind })}>
      <header className="snapshot-head">
        <h3>{t(`snapshot.${table.kind}`, { defaultValue: table.kind })}</h3>
        {table.rows.length > 8 && <FilterField label={t('table.filter')} value={filter} onChange={setFilter} />}
        <span role="status" className="soft">
          {t(rows.length < table.total ? 'table.some' : 'table.all', { ...figures, count: table.total })}
        </span>
        {table.rows.length < table.total && <span className="tag tag-warning">{t('table.cut')}</span>}
      </header>
      <div
        ref={scroller}
        role="grid"
        className="snapshot-grid"
        style={{ '--columns': template } as CSSProperties}
        aria-label={t(`snapshot.${table.kind}`, { defaultValue: table.kind })}
        aria-rowcount={rows.length + 1}
        aria-colcount={heads.length + 1}
        aria-activedescendant={at >= 0 && rows[at] ? rowId(table, at) : undefined}
        tabIndex={0}
        onKeyDown={onKey}
      >
        <div role="row" tabIndex={-1} className="snapshot-row snapshot-heads" aria-rowindex={1}>
          {model.getHeaderGroups()[0]?.headers.map(({ column }, i) => {
            const sorted = column.getIsSorted()
            return (
              <div
                key={column.id}
                role="columnheader"
                tabIndex={-1}
                aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
              >
                <button
                  type="button"
                  className="snapshot-sort"
                  title={t('table.sort')}
                  onClick={() => column.toggleSorting()}
                >
                  {heads[i]} <span aria-hidden="true">{sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}</span>
                </button>
              </div>
            )
          })}
          <div role="columnheader" tabIndex={-1} className="snapshot-line">
            {t('raw.line')}
          </div>
        </div>
        <div role="rowgroup" className="snapshot-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const { original, id } = rows[index]!
            const look = `snapshot-row${index === at ? ' snapshot-active' : ''}${original.line === line ? ' snapshot-marked' : ''}`
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and handles the keys for all rows
              <div
                key={id}
                role="row"
                id={rowId(table, index)}
                tabIndex={-1}
                className={look}
                style={{ transform: `translateY(${start}px)` }}
                aria-rowindex={index + 2}
                aria-selected={index === at}
                title={t('table.toLine', { line: original.line })}
                onClick={() => onLine(original.line)}
              >
                {original.cells.map((cell, i) => (
                  <div key={table.columns[i]} role="gridcell" tabIndex={-1} className="snapshot-cell mono">
                    <CellView cell={cell} column={table.columns[i] ?? ''} />
                  </div>
                ))}
                <div role="gridcell" tabIndex={-1} className="snapshot-line">
                  {original.line}
                </div>
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}

function rowId({ kind, path }: SnapshotTable, index: number): string {
  return `row-${kind}-${path.length}-${index}`
}
