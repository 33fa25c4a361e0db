import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatCount } from '../../lib/number.ts'
import { FileRowView } from './file-row.tsx'
import type { FileRow } from './file-rows.ts'

const ROW = 26
const HEAD = 36
const COLUMNS = [
  'path',
  'kind',
  'format',
  'status',
  'bytes',
  'lines',
  'events',
  'continuation',
  'unparsed',
  'span',
] as const
const HINTS: Partial<Record<(typeof COLUMNS)[number], string>> = {
  continuation: 'continuationHint',
  unparsed: 'unparsedHint',
}

/** Only the rows in sight are in the page: a bundle has thousands of files. */
export function FileList({ rows }: { rows: readonly FileRow[] }) {
  const { t } = useTranslation('files')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]!.kind === 'head' ? HEAD : ROW),
    getItemKey: (i) => rows[i]!.key,
    overscan: 20,
  })
  return (
    <div className="file-table" ref={scroller}>
      <table className="rows" aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="file-row file-headline">
            {COLUMNS.map((column) => {
              const hint = HINTS[column]
              return (
                <th key={column} scope="col" className={`file-${column}`} title={hint && t(hint)}>
                  {t(column)}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const row = rows[index]!
            const style = { transform: `translateY(${start}px)`, height: size }
            return row.kind === 'head' ? (
              <HeadRow key={key} row={row} style={style} />
            ) : (
              <FileRowView key={key} file={row.file} style={style} />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type HeadRowProps = { row: Extract<FileRow, { kind: 'head' }>; style: CSSProperties }

function HeadRow({ row, style }: HeadRowProps) {
  const { t } = useTranslation()
  const lang = useLanguage()
  return (
    <tr className="file-group" style={style}>
      <th scope="rowgroup" colSpan={COLUMNS.length}>
        <b>{row.name}</b> {row.detail && <span className="soft">{row.detail}</span>}{' '}
        <span className="soft">· {t('files', { count: row.files, shown: formatCount(row.files, lang) })}</span>
      </th>
    </tr>
  )
}
