import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { foundQuery } from '../../../api/content.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../../ui/state.tsx'
import { LineText } from '../raw/line-text.tsx'
import { cellText } from '../tables/table-columns.ts'
import './found.css'

/** Rows shown of a table; the table itself shows the rest. */
const ROWS = 8

type FoundTablesProps = {
  investigation: string
  text: string
  onRow: (file: FilePlace, line: number | null) => void
}

/** Rows of all command outputs and configurations that hold a text, under the table they stand in. */
export function FoundTables({ investigation, text, onRow }: FoundTablesProps) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const { data, error, refetch } = useQuery({ ...foundQuery(investigation, text, ROWS), enabled: text !== '' })
  if (text === '') return <EmptyState title={t('found.hint')} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  const tables = data.filter(({ rows }) => rows.length > 0)
  if (tables.length === 0) return <EmptyState title={t('found.none', { text })} />
  const rows = tables.reduce((sum, { total }) => sum + total, 0)
  return (
    <div className="found">
      <p role="status" className="found-count soft">
        {t('found.count', { count: rows, rows: formatCount(rows, lang), tables: formatCount(tables.length, lang) })}
      </p>
      {tables.map((table, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold two tables of one kind
        <FoundTable key={`${table.path} ${table.kind} ${i}`} table={table} text={text} onRow={onRow} />
      ))}
    </div>
  )
}

function FoundTable({ table, text, onRow }: { table: SnapshotTable; text: string; onRow: FoundTablesProps['onRow'] }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const rest = table.total - table.rows.length
  const shownColumns = table.columns
    .map((name, i) => ({ name, i }))
    .filter(({ i }) => table.rows.some(({ cells }) => cellText(cells[i] ?? null) !== ''))
  return (
    <section className="found-table">
      <h3>
        <button type="button" className="link" onClick={() => onRow(table, null)}>
          {t(`snapshot.${table.kind}`, { defaultValue: table.kind })}
        </button>{' '}
        <span className="soft mono">{table.path}</span>
      </h3>
      <div className="found-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('raw.line')}
              </th>
              {shownColumns.map(({ name }) => (
                <th key={name} scope="col">
                  {t(`cell.${name}`, { defaultValue: name })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one line may give two rows
              <tr key={`${row.line} ${i}`}>
                <td className="number">
                  <button
                    type="button"
                    className="link"
                    onClick={() => onRow(table, row.line)}
                    aria-label={t('table.toLine', { line: row.line })}
                  >
                    {row.line}
                  </button>
                </td>
                {shownColumns.map(({ name, i: column }) => (
                  <td key={name} className="mono">
                    <LineText text={cellText(row.cells[column] ?? null)} find={text} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" className="link" onClick={() => onRow(table, null)}>
          {t('found.more', { count: rest, shown: formatCount(rest, lang) })}
        </button>
      )}
    </section>
  )
}
