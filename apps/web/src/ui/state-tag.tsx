import type { Port, Service } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'

type State = Service['state'] | Port['state']

/** Signs as on a player: something that is not running is only red where somebody was turned away. */
const SIGN: Record<State, string> = { running: '▶', listen: '▶', stopped: '■', 'not listening': '■', unknown: '?' }

/** How a service or a port stood when the bundle was collected. `trouble`: others failed to reach it. */
export function StateTag({ state, trouble = false }: { state: State; trouble?: boolean }) {
  const { t } = useTranslation()
  const up = state === 'running' || state === 'listen'
  const look = up ? 'tag tag-ok' : trouble && state !== 'unknown' ? 'tag tag-error' : 'tag'
  return (
    <span className={look}>
      <span aria-hidden="true">{SIGN[state]}</span> {t(`stateOf.${state}`)}
    </span>
  )
}
