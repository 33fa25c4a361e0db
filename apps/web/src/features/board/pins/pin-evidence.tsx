import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { timeOfAnchor } from '../../../investigation/anchor.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatDateTime, formatRange, zoneName } from '../../../lib/time.ts'

/** What a pin stands at: when, in both zones, where, and the line itself. */
export function PinEvidence({ pin: { anchor, event }, here }: { pin: Pin; here: boolean }) {
  const { t } = useTranslation('board')
  if (anchor.kind === 'note') return null
  const inFile = anchor.kind === 'line' || anchor.kind === 'row'
  const gone = anchor.kind === 'row' ? !here : anchor.kind === 'line' && !event
  return (
    <>
      <p className="pin-facts">
        <span className="tag">{t(`kind.${anchor.kind}`)}</span>
        <When anchor={anchor} />
        {anchor.kind === 'line' && <span>{anchor.source}</span>}
        {inFile && (
          <span className="pin-path mono">
            {anchor.path}:{anchor.line}
          </span>
        )}
      </p>
      {gone && <p className="pin-gone">{t(here ? 'notYet' : 'gone')}</p>}
      {inFile && <pre className="pin-line">{anchor.text}</pre>}
      {'title' in anchor && <p className="pin-title">{anchor.title}</p>}
    </>
  )
}

function When({ anchor }: { anchor: Anchor }) {
  const { tz } = useView().view
  const time = timeOfAnchor(anchor)
  if (time === null) return null
  if (anchor.kind === 'range') {
    const to = parseMicros(anchor.to) ?? time
    return (
      <>
        <time dateTime={anchor.from}>{formatRange(time, to, 'UTC', true)} UTC</time>
        {tz !== 'UTC' && (
          <span className="soft">
            {formatRange(time, to, tz, true)} {zoneName(time, tz)}
          </span>
        )}
      </>
    )
  }
  const precision = time % 1000 ? 'micro' : 'milli'
  return (
    <>
      <time dateTime={new Date(time / 1000).toISOString()}>{formatDateTime(time, 'UTC', precision)} UTC</time>
      {tz !== 'UTC' && (
        <span className="soft">
          {formatDateTime(time, tz, 'milli')} {zoneName(time, tz)}
        </span>
      )}
    </>
  )
}
