import type { Source } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { filesQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { useView } from '../../investigation/use-view.ts'
import { openZone } from '../../investigation/zone-target.ts'
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
          <th>{t('zone')}</th>
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
      <td>
        <ZoneCell source={source} />
      </td>
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
        {gaps.map(({ from, to, lost }) => (
          <div key={from} className="nowrap">
            {formatRange(from, to, 'UTC', true)} · {formatDuration(to - from, lang)}
            {lost && <span className="tag tag-warning">{t('legendLost')}</span>}
          </div>
        ))}
      </td>
    </tr>
  )
}

/** The zone that its stamps are read in, and on what that rests; a click changes it. */
function ZoneCell({ source }: { source: Source }) {
  const { t } = useTranslation('overview')
  const say = useServerText()
  const { investigation } = useView()
  const { data: files } = useQuery(filesQuery(investigation))
  const own = files?.filter((file) => file.bundle === source.bundle && file.member === source.member)
  const zones =
    own?.flatMap(({ path, timeZone }) => (timeZone && source.files.includes(path) ? [say(timeZone)] : [])) ?? []
  return (
    <button
      type="button"
      className="source-zone"
      title={t('changeZone', { name: source.name })}
      aria-label={`${t('changeZone', { name: source.name })}: ${zones[0] ?? t('zoneUnknown')}`}
      onClick={() => openZone.set(source)}
    >
      {[...new Set(zones)].join(' · ') || t('zoneUnknown')}
    </button>
  )
}

function moment(iso: string | null): string {
  const us = iso === null ? undefined : parseMicros(iso)
  return us === undefined ? '—' : formatDateTime(us, 'UTC', 'milli')
}
