import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatBytes, formatCount } from '../../lib/number.ts'
import { formatDate, formatDateTime } from '../../lib/time.ts'

const TAGS: Record<string, string> = { partial: 'tag tag-warning', skipped: 'tag' }

/** What became of a file. A log with events opens in Events. */
export function FileRowView({ file, style }: { file: BundleFile; style: CSSProperties }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const say = useServerText()
  const { format, status, timeZone } = file
  const reason = file.reason === null ? undefined : say(file.reason)
  const detection = file.detection === null ? undefined : say(file.detection)
  const figure = (value: number) => (value ? formatCount(value, lang) : <span className="soft">·</span>)
  const zone = timeZone ? t('zone', { zone: say(timeZone) }) : ''
  return (
    <tr className="file-row" style={style}>
      <Path file={file} />
      <td>{t(`kinds.${file.kind}`, { defaultValue: file.kind })}</td>
      <td className="file-format" title={detection}>
        {format}
      </td>
      <td className="file-status" title={reason}>
        {status === 'ok' ? (
          <span className="soft">{reason ?? t('ok')}</span>
        ) : (
          <>
            <span className={TAGS[status] ?? 'tag'}>{t(status)}</span> {reason}
          </>
        )}
      </td>
      <td className="file-bytes">{formatBytes(file.bytes, lang)}</td>
      <td className="file-lines">{figure(file.lines)}</td>
      <td className="file-events">{figure(file.events)}</td>
      <td className="file-continuation">{figure(file.continuationLines)}</td>
      <td className="file-unparsed">{figure(file.unparsedLines)}</td>
      <td className="file-span" title={`${file.firstTime ?? ''}\n${file.lastTime ?? ''}\n${zone}`.trim()}>
        {span(file)}
      </td>
    </tr>
  )
}

/** The folder fainter than the name; the name is what stays when it is narrow. */
function Path({ file: { path, events } }: { file: BundleFile }) {
  const { t } = useTranslation('files')
  const { href, view } = useView()
  const cut = path.lastIndexOf('/') + 1
  const text = (
    <>
      <span className="file-folder">{path.slice(0, cut)}</span>
      <span className="file-name">{path.slice(cut)}</span>
    </>
  )
  const term = `file:${quoteValue(path)}`
  return (
    <td className="file-path mono" title={path}>
      {events > 0 ? (
        <Link
          to={href('events', { q: addTerm(view.q, term), from: null, to: null, trail: [], event: null })}
          aria-label={t('openLog', { path })}
        >
          {text}
        </Link>
      ) : (
        text
      )}
    </td>
  )
}

/** `05-13 06:00 – 05-14 06:07` */
function span({ firstTime, lastTime }: BundleFile): string {
  const from = firstTime === null ? undefined : parseMicros(firstTime)
  const to = lastTime === null ? undefined : parseMicros(lastTime)
  if (from === undefined || to === undefined) return ''
  const sameDay = formatDate(from, 'UTC') === formatDate(to, 'UTC')
  const minute = (us: Micros) => formatDateTime(us, 'UTC', 'minute')
  return `${minute(from).slice(5)} – ${minute(to).slice(sameDay ? 11 : 5)}`
}
