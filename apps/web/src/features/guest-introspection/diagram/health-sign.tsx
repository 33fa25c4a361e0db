import type { Health } from '@bundlescope/contract/analysis.ts'
import { SIGNS } from './signs.ts'

/** Colour and shape; the word stands beside it. */
export function HealthSign({ health, size = 16 }: { health: Health; size?: number }) {
  const { outline, mark } = SIGNS[health]
  return (
    <svg className={`gi-sign gi-${health}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path className="gi-sign-outline" d={outline} />
      <path className="gi-sign-mark" d={mark} />
    </svg>
  )
}
