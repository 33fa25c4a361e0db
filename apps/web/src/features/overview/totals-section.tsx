import type { Bundle, BundleFile, Totals } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { filesQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { isUnderWay } from '../../investigation/summary.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatBytes, formatCount } from '../../lib/number.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { groupUnread, type Unread } from './unread.ts'

/** The balance of lines, and what is not in it; of the bundles that are read to their end. */
export function TotalsSection({ bundles }: { bundles: readonly Bundle[] }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const settled = bundles.filter((bundle) => !isUnderWay(bundle))
  const sum = (field: keyof Totals) => settled.reduce((total, bundle) => total + bundle.totals[field], 0)
  const count = (field: keyof Totals) => formatCount(sum(field), lang)
  if (settled.length === 0) return null
  return (
    <section>
      <header className="section-head">
        <h2>{t('totals')}</h2>
      </header>
      <dl className="totals" title={t('balance')}>
        <Figure name={t('lines')} value={count('lines')} />
        <Figure sign="=" name={t('eventsTotal')} value={count('events')} />
        <Figure sign="+" name={t('continuation')} value={count('continuationLines')} />
        <Figure sign="+" name={t('unparsed')} value={count('unparsedLines')} />
        <Figure sign="|" name={t('filesTotal')} value={count('files')} />
        <Figure name={t('bytes')} value={formatBytes(sum('bytes'), lang)} />
      </dl>
      <UnreadList bundles={settled.map((bundle) => bundle.id).join()} />
    </section>
  )
}

/** `sign`: what stands before it in the balance; `|` begins what is not part of it. */
function Figure({ name, value, sign }: { name: string; value: string; sign?: '=' | '+' | '|' }) {
  return (
    <div className="figure" data-sign={sign}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** `bundles`: ids, by commas (one value, so that the groups are not made anew ten times a second). */
function UnreadList({ bundles }: { bundles: string }) {
  const { t } = useTranslation('overview')
  const { investigation } = useView()
  const { data, error, refetch } = useQuery(filesQuery(investigation))
  const groups = useMemo(
    () => groupUnread((data ?? []).filter((file) => bundles.split(',').includes(file.bundle))),
    [data, bundles],
  )
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  const tables = <TablesLink files={data.filter((file) => bundles.split(',').includes(file.bundle))} />
  if (groups.length === 0)
    return data.length ? (
      <>
        {tables}
        <p className="soft unread-head">{t('unreadNone')}</p>
      </>
    ) : null
  return (
    <>
      {tables}
      <h3 className="unread-head">{t('unread')}</h3>
      <ul className="unread">
        {groups.map((group) => (
          <UnreadRow key={`${group.status}${group.reason}`} group={group} />
        ))}
      </ul>
    </>
  )
}

/** Command outputs and configurations are no events: they lie in Files, as tables. */
function TablesLink({ files }: { files: readonly BundleFile[] }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { href } = useView()
  const counts = (['snapshot', 'config'] as const).map((kind) => ({
    kind,
    count: files.filter((file) => file.kind === kind).length,
  }))
  if (counts.every(({ count }) => count === 0)) return null
  return (
    <p className="soft">
      {t('atCollection')}{' '}
      {counts.map(
        ({ kind, count }) =>
          count > 0 && (
            <Link
              key={kind}
              className="totals-link"
              to={href('files', { fileStatus: kind, fileText: '', file: null, line: null })}
            >
              {t(`tables.${kind}`, { count, shown: formatCount(count, lang) })}
            </Link>
          ),
      )}
    </p>
  )
}

function UnreadRow({ group: { status, reason, files, bytes, example } }: { group: Unread }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const say = useServerText()
  const { href } = useView()
  const why = reason === null ? '' : say(reason)
  return (
    <li>
      <span className={status === 'partial' ? 'tag tag-warning' : 'tag'}>{t(`status.${status}`)}</span>
      <Link to={href('files', { fileStatus: status, fileText: why, file: null, line: null })} title={t('showFiles')}>
        {t('common:files', { count: files, shown: formatCount(files, lang) })}
      </Link>
      <span>{why || t('noReason')}</span>
      <span className="soft">{formatBytes(bytes, lang)}</span>
      <span className="unread-example mono soft" title={example}>
        {example}
      </span>
    </li>
  )
}
