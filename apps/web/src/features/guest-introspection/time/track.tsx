import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { type Part, type Stretch, stretchesOf } from '../model/standing.ts'
import { placeOn, type Span } from './span.ts'

/** Health over time as a strip: each health has a height of its own besides its colour. Its text says the same. */
export function Track({ part, span }: { part: Part; span: Span }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const stretches = stretchesOf(part)
  const word = ({ health, from }: Stretch) =>
    from === null ? t(`health.${health}`) : `${formatDateTime(from, 'UTC')} UTC ${t(`health.${health}`)}`
  return (
    <span className="gi-track">
      <span className="visually-hidden">{stretches.map(word).join(', ')}</span>
      {stretches.map((stretch, i) => {
        const { left, width } = placeOn(span, stretch.from, stretch.to)
        // The end stands for the collection: what is known of it only shows there, however short.
        if (width === 0 && i < stretches.length - 1) return null
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches are told apart by their place
            key={i}
            className={`gi-stretch gi-${stretch.health}`}
            style={{ left: `min(${left}%, 100% - 4px)`, width: `${width}%` }}
            title={`${word(stretch)}: ${local(stretch.reason)}`}
          />
        )
      })}
    </span>
  )
}
