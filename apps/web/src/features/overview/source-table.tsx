import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { formatDateTime, formatDuration, formatRange } from '../../lib/time.ts'
import type { Lane, Strip } from './coverage.ts'
import { LevelCounts } from './level-counts.tsx'

/** The same as the chart, in words and figures. */
export function SourceTable({ strip }: { strip: Strip }) {
  const { t } = useTranslation('overview')
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('source')}</th>
          <th>{t('host')}</th>
          <th>{t('first')}</th>
          <th>{t('last')}</th>
          <th className="number">{t('files')}</th>
          <th className="number">{t('events')}</th>
          <th>{t('levels')}</th>
          <th>{t('gaps')}</th>
        </tr>
      </thead>
      <tbody>
        {strip.groups.flatMap(({ lanes }) => lanes.map((lane) => <SourceRow key={lane.source.id} lane={lane} />))}
      </tbody>
    </table>
  )
}

function SourceRow({ lane: { source, gaps } }: { lane: Lane }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { href } = useView()
  return (
    <tr>
      <td>
        <Link to={href('events', { source: [source.id], from: null, to: null, trail: [] })}>{source.name}</Link>
      </td>
      <td>{source.host ?? <span className="soft">{t('unknown')}</span>}</td>
      <td className="nowrap">{moment(source.firstTime)}</td>
      <td className="nowrap">{moment(source.lastTime)}</td>
      <td className="number" title={source.files.join('\n')}>
        {formatCount(source.files.length, lang)}
      </td>
      <td className="number">{formatCount(source.events, lang)}</td>
      <td>
        <span className="level-list">
          <LevelCounts source={source} all />
        </span>
      </td>
      <td>
        {gaps.map(({ from, to }) => (
          <div key={from} className="nowrap">
            {formatRange(from, to, 'UTC')} · {formatDuration(to - from, lang)}
          </div>
        ))}
      </td>
    </tr>
  )
}

function moment(iso: string | null): string {
  const us = iso === null ? undefined : parseMicros(iso)
  return us === undefined ? '—' : formatDateTime(us, 'UTC', 'milli')
}
