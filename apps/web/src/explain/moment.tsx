import { parseMicros } from '@bundlescope/contract/time.ts'
import { useView } from '../investigation/use-view.ts'
import { formatDateTime, zoneName } from '../lib/time.ts'

/** `2020-12-07 08:57:20.613 UTC · 17:57:20.613 JST` */
export function Moment({ iso }: { iso: string }) {
  const { view } = useView()
  const us = parseMicros(iso)
  if (us === undefined) return iso
  return (
    <time dateTime={iso}>
      {formatDateTime(us, 'UTC', 'milli')} UTC
      {view.tz !== 'UTC' && (
        <span className="soft">
          {' '}
          · {formatDateTime(us, view.tz, 'milli').slice(11)} {zoneName(us, view.tz)}
        </span>
      )}
    </time>
  )
}
