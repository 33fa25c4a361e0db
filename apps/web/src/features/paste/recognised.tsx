import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { Bundle, BundleFile } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { bundleTablesQuery } from '../../api/content.ts'
import { filesQuery, investigationQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { isUnderWay } from '../../investigation/summary.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/state.tsx'

type RecognisedProps = {
  investigation: string
  bundle: string
  /** The same text was here before. */
  known: boolean
  onClose: () => void
  onMore: () => void
}

/** What the pasted text turned out to be, once it has been read. */
export function Recognised({ investigation, bundle, known, onClose, onMore }: RecognisedProps) {
  const { t } = useTranslation('paste')
  const { data } = useQuery(investigationQuery(investigation))
  const self = data?.bundles.find(({ id }) => id === bundle)
  return (
    <div className="paste">
      {known && <p className="soft">{t('known')}</p>}
      {!self || isUnderWay(self) ? (
        <div role="status">
          <p>{t('reading')}</p>
          <Skeleton lines={3} />
        </div>
      ) : (
        <Result investigation={investigation} bundle={self} onClose={onClose} />
      )}
      <div className="paste-next">
        <Button onClick={onMore}>{t('more')}</Button>
        <Button look="primary" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  )
}

function Result({ investigation, bundle, onClose }: { investigation: string; bundle: Bundle; onClose: () => void }) {
  const { t } = useTranslation('paste')
  const say = useServerText()
  const { data: files } = useQuery(filesQuery(investigation))
  const { data: tables, isPending } = useQuery(bundleTablesQuery(investigation, bundle.id))
  const file = files?.find((each) => each.bundle === bundle.id)
  if (isPending || !files) return <Skeleton lines={3} />
  const found = (tables ?? []).filter(({ total }) => total > 0)
  return (
    <div role="status" className="paste-result">
      {bundle.state === 'failed' && bundle.message && <p className="paste-failed">{say(bundle.message)}</p>}
      <ul>
        {found.map((table, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paste may hold two tables of one kind
          <TableLine key={`${table.kind} ${i}`} table={table} />
        ))}
        {file && file.events > 0 && <LogLine file={file} />}
      </ul>
      {found.length === 0 && !file?.events && <p>{t('unknown')}</p>}
      {file && <OpenFile file={file} onClose={onClose} />}
    </div>
  )
}

function TableLine({ table }: { table: SnapshotTable }) {
  const { t } = useTranslation('paste')
  const say = useServerText()
  const lang = useLanguage()
  const what = t(`files:snapshot.${table.kind}`, { defaultValue: table.kind })
  return (
    <li>
      {t('asTable', { what, count: table.total, rows: formatCount(table.total, lang) })}{' '}
      <span className="soft">
        {table.parser} · {say(table.reason)}
        {table.subject && ` · ${t('of', { subject: table.subject })}`}
      </span>
    </li>
  )
}

function LogLine({ file }: { file: BundleFile }) {
  const { t } = useTranslation('paste')
  const lang = useLanguage()
  const say = useServerText()
  return (
    <li>
      {t('asLog', { format: file.format ?? '', count: file.events, events: formatCount(file.events, lang) })}{' '}
      <span className="soft">{file.detection && say(file.detection)}</span>
    </li>
  )
}

function OpenFile({ file: { bundle, member, path }, onClose }: { file: BundleFile; onClose: () => void }) {
  const { t } = useTranslation('paste')
  const { href } = useView()
  return (
    <Link to={href('files', { file: { bundle, member, path }, line: null, fileView: 'auto' })} onClick={onClose}>
      {t('open', { path })}
    </Link>
  )
}
