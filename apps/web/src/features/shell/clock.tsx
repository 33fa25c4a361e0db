import { useInstant } from '../../investigation/instant.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatTime, zoneName } from '../../lib/time.ts'

/** The hovered or selected moment in UTC and in the second zone. */
export function Clock() {
  const { tz } = useView().view
  const instant = useInstant()
  if (instant === null) return null
  return (
    <span className="clock">
      <span>
        <b>UTC</b> {formatTime(instant, 'UTC', 'milli')}
      </span>
      {tz !== 'UTC' && (
        <span>
          {zoneName(instant, tz)} {formatTime(instant, tz, 'milli')}
        </span>
      )}
    </span>
  )
}
