import type { SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatBytes, formatCount } from '../../../lib/number.ts'
import { formatDateTime, zoneName } from '../../../lib/time.ts'
import { ReadShare } from '../tree/read-share.tsx'

type FileFactsProps = { file: BundleFile; tables: readonly SnapshotTable[]; encoding: string | null }

/** What became of a file: taken for what and why, how much of it was understood, which time it covers, read in which zone. */
export function FileFacts({ file, tables, encoding }: FileFactsProps) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const say = useServerText()
  const table = tables[0]
  const why = file.detection ?? table?.reason ?? (file.status === 'ok' ? file.reason : null)
  const taken = file.format ?? table?.parser ?? t(`kinds.${file.kind}`, { defaultValue: file.kind })
  return (
    <dl className="file-facts">
      <Fact name={t('taken')}>
        {taken} {why && <span className="soft">{say(why)}</span>}
      </Fact>
      {file.status !== 'ok' && (
        <Fact name={t('status')}>
          <span className={file.status === 'partial' ? 'tag tag-warning' : 'tag'}>{t(file.status)}</span>{' '}
          {file.reason && say(file.reason)}
        </Fact>
      )}
      {file.lines > 0 && (
        <Fact name={t('read')}>
          <ReadShare lines={file.lines} unparsedLines={file.unparsedLines} />{' '}
          <span className="soft">
            {file.kind === 'log' &&
              t('balance', {
                lines: formatCount(file.lines, lang),
                events: formatCount(file.events, lang),
                continuation: formatCount(file.continuationLines, lang),
                unparsed: formatCount(file.unparsedLines, lang),
              })}
          </span>
        </Fact>
      )}
      <Fact name={t('bytes')}>{formatBytes(file.bytes, lang)}</Fact>
      {(encoding ?? file.encoding ?? file.lines > 0) && (
        <Fact name={t('encoding')}>{file.encoding ?? encoding ?? 'UTF-8'}</Fact>
      )}
      {table?.asOf && (
        <Fact name={t('asOf')}>
          <Moment iso={table.asOf} />
        </Fact>
      )}
      {table?.subject && <Fact name={t('subject')}>{table.subject}</Fact>}
      {file.firstTime && (
        <Fact name={t('span')}>
          <Moment iso={file.firstTime} /> – <Moment iso={file.lastTime ?? file.firstTime} />
        </Fact>
      )}
      {file.timeZone && <Fact name={t('zone')}>{say(file.timeZone)}</Fact>}
      {file.events > 0 && <EventsLinks file={file} />}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Moment({ iso }: { iso: string }) {
  const { tz } = useView().view
  const us = parseMicros(iso)
  if (us === undefined) return iso
  const second = tz === 'UTC' ? undefined : `${formatDateTime(us, tz, 'milli')} ${zoneName(us, tz)}`
  return (
    <time dateTime={iso} title={second}>
      {formatDateTime(us, 'UTC')}
    </time>
  )
}

function EventsLinks({ file }: { file: BundleFile }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const { href } = useView()
  const q = `file:${quoteValue(file.path)}`
  const all = href('events', { q, level: [], source: [], from: null, to: null, trail: [], event: null })
  return (
    <div>
      <dt className="visually-hidden">{t('events')}</dt>
      <dd className="file-links">
        <Link to={all}>{t('common:events', { count: file.events, shown: formatCount(file.events, lang) })}</Link>
      </dd>
    </div>
  )
}
