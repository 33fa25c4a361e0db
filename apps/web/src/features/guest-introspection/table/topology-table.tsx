import type { Topology } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { HealthWord } from '../diagram/health-word.tsx'
import { machineName, useKindName } from '../diagram/names.ts'
import { COLUMNS, type Column, rowsOf, type Sorting, sorted } from './rows.ts'
import './table.css'

type TopologyTableProps = { topology: Topology; at: Micros | null; open: string | null; onOpen: (id: string) => void }

/** The picture in words: every node and edge, sortable, each opening what it rests on. */
export function TopologyTable({ topology, at, open, onOpen }: TopologyTableProps) {
  const { t } = useTranslation('guestIntrospection')
  const lang = useLanguage()
  const local = useLocalText()
  const kindName = useKindName()
  const [sorting, setSorting] = useState<Sorting>({ column: 'health', ascending: true })
  const rows = useMemo(
    () => sorted(rowsOf(topology, at, { kindName, nameFor: machineName }), sorting, lang),
    [topology, at, kindName, sorting, lang],
  )
  const sortBy = (column: Column) =>
    setSorting((now) => ({ column, ascending: now.column === column ? !now.ascending : true }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys
    <section className="gi-scroll" tabIndex={0} aria-label={t('view.table')}>
      <table className="table gi-table">
        <caption className="visually-hidden">{t('tableCaption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" aria-sort={ariaSort(sorting, column)}>
                <button type="button" className="gi-sort" onClick={() => sortBy(column)}>
                  {t(`column.${column}`)}
                  <span aria-hidden="true">{sorting.column === column ? (sorting.ascending ? ' ▲' : ' ▼') : ''}</span>
                </button>
              </th>
            ))}
            <th scope="col">{t('column.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, standing, cells }) => (
            <tr key={part.id} className={part.id === open ? 'gi-row-open' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="gi-row-name"
                  aria-pressed={part.id === open}
                  onClick={() => onOpen(part.id)}
                >
                  {cells.part}
                </button>
              </th>
              <td>{cells.name}</td>
              <td>{cells.host}</td>
              <td className="nowrap">{cells.protocol}</td>
              <td>
                <HealthWord health={standing.health} />
              </td>
              <td className="gi-reason">{local(standing.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ariaSort(sorting: Sorting, column: Column): 'ascending' | 'descending' | 'none' {
  if (sorting.column !== column) return 'none'
  return sorting.ascending ? 'ascending' : 'descending'
}
