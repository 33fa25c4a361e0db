import type { ServiceSpan } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../lib/time.ts'
import { type Span, stretchOf } from '../span.ts'

/** When a service ran and when it did not, on the span of the logs; its text says the same. */
export function HistoryTrack({ history, span }: { history: readonly ServiceSpan[]; span: Span }) {
  const { t } = useTranslation('ports')
  const words = history.map((each) => `${t(`common:stateOf.${each.state}`)} ${stretchText(each, t('open'))}`)
  return (
    <span className="history-track" title={words.join('\n')}>
      <span className="visually-hidden">{words.join(', ')}</span>
      {history.map(({ state, from, to }) => {
        const { left, width } = stretchOf(span, from, to)
        return (
          <span
            key={`${from}/${to}`}
            className={`history-stretch history-${state}`}
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        )
      })}
    </span>
  )
}

/** `12-07 08:57:12 – 10:10:02`; `open` where an end is not in the logs. */
export function stretchText({ from, to }: Pick<ServiceSpan, 'from' | 'to'>, open: string): string {
  return `${moment(from) ?? open} – ${moment(to) ?? open}`
}

function moment(iso: string | null): string | undefined {
  const us = iso === null ? undefined : parseMicros(iso)
  return us === undefined ? undefined : formatDateTime(us, 'UTC').slice(5)
}
