import type { Port } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { formatRange } from '../../../lib/time.ts'
import { type Span, stretchOf } from '../span.ts'

/** From the first failed connection to the last, on the span of the logs. */
export function RefusalBar({ port: { firstRefusal, lastRefusal }, span }: { port: Port; span: Span | null }) {
  const { t } = useTranslation('ports')
  if (firstRefusal === null || lastRefusal === null) return null
  const from = parseMicros(firstRefusal)
  const to = parseMicros(lastRefusal)
  if (from === undefined || to === undefined) return null
  const style = span && stretchOf(span, firstRefusal, lastRefusal)
  return (
    <span className="refusals" title={`${firstRefusal}\n${lastRefusal}`}>
      {style && (
        <span className="refusals-track" aria-hidden="true">
          <span style={{ left: `${style.left}%`, width: `${style.width}%` }} />
        </span>
      )}
      <span className="nowrap">
        <span className="visually-hidden">{t('refusedFromTo')}</span> {formatRange(from, to, 'UTC')}
      </span>
    </span>
  )
}
