import type { Service } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { usePlaces } from '../../../investigation/use-places.ts'
import { formatTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'

/** Files the service writes, the most telling first; those in the bundle open at `time` (ISO), else at their start. */
export function LogFiles({ service: { logs }, time }: { service: Service; time: string | null }) {
  const { t } = useTranslation('ports')
  const places = usePlaces()
  if (logs.length === 0) return null
  const us = time === null ? undefined : parseMicros(time)
  const when = us === undefined ? t('openAtStart') : t('openAt', { time: formatTime(us, 'UTC') })
  return (
    <section>
      <h3>{t('column.logs')}</h3>
      <ul className="service-logs">
        {logs.map(({ path, source, basis }) => (
          <li key={path}>
            <code>{path}</code>
            <span className="soft">{t(`logBasis.${basis}`, { defaultValue: basis })}</span>
            {source === null ? (
              <span className="soft">{t('notInBundle')}</span>
            ) : (
              <Button aria-label={`${path}: ${when}`} onClick={() => void places.openLog(source, time)}>
                {when}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
