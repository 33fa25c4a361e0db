import type { EventRow, Pattern } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { eventsQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useNames } from '../../investigation/names-context.tsx'
import { useView } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { formatDateTime } from '../../lib/time.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { countSlots, type Slot } from './slots.ts'

/** Events that the values are counted over, and those of them that are shown. */
const COUNTED = 300
const SHOWN = 5

/** Some events of a pattern, and which values fill its slots in them. */
export function PatternSamples({ pattern }: { pattern: Pattern }) {
  const { t } = useTranslation('patterns')
  const lang = useLanguage()
  const { investigation, view, href } = useView()
  const q = addTerm(view.q, `pattern:${pattern.id}`)
  const { data, error, refetch } = useQuery(eventsQuery(investigation, { ...view, q }, { offset: 0 }, COUNTED))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  const { events, total } = data
  const slots = countSlots(
    pattern.text,
    events.map(({ message }) => message),
  )
  const of = (text: string) => href('events', { q: addTerm(q, text), event: null })
  return (
    <div className="pattern-more">
      <section>
        <h3 className="panel-title">{t('samples')}</h3>
        <ul className="pattern-samples">
          {spread(events, SHOWN).map((event) => (
            <li key={event.id}>
              <Link to={href('events', { q, event: event.id })} title={t('openSample')}>
                {moment(event.time)}
              </Link>{' '}
              <span className="soft">{event.sourceName}</span>{' '}
              <span className="mono pattern-sample">{event.message}</span>
            </li>
          ))}
        </ul>
      </section>
      {slots.length > 0 && (
        <section>
          <h3 className="panel-title">{t('values')}</h3>
          <p className="soft">
            {t(events.length < total ? 'countedOf' : 'counted', {
              count: events.length,
              shown: formatCount(events.length, lang),
              total: formatCount(total, lang),
            })}
          </p>
          <ul className="pattern-values">
            {slots.map(
              (slot, i) =>
                slot.different > 1 && (
                  // biome-ignore lint/suspicious/noArrayIndexKey: slots are told apart by their place only
                  <li key={i}>
                    <SlotValues slot={slot} of={of} />
                  </li>
                ),
            )}
            <Constant slots={slots.filter(({ different }) => different === 1)} of={of} />
          </ul>
        </section>
      )}
    </div>
  )
}

/** Slots that hold the same in all of them, in one line. */
function Constant({ slots, of }: { slots: readonly Slot[]; of: (text: string) => string }) {
  const { t } = useTranslation('patterns')
  if (slots.length === 0) return null
  return (
    <li>
      <span className="soft">{t('always')}</span>{' '}
      {slots.map((slot, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slots are told apart by their place only
        <SlotValues key={i} slot={slot} of={of} />
      ))}
    </li>
  )
}

function SlotValues({ slot: { before, values, different }, of }: { slot: Slot; of: (text: string) => string }) {
  const { t } = useTranslation('patterns')
  const lang = useLanguage()
  const names = useNames()
  const rest = different - values.length
  return (
    <>
      {before && <span className="pattern-before soft mono">{before}</span>}
      {values.map(({ value, count }) => (
        <Link key={value} className="pattern-value" to={of(phrase(value))} title={t('onlyValue', { value })}>
          <span className="mono">{value || '∅'}</span>
          {names.of(value)[0] && <strong>{names.of(value)[0]?.name}</strong>}
          <span className="soft">{formatCount(count, lang)}</span>
        </Link>
      ))}
      {rest > 0 && <span className="soft">{t('moreValues', { count: rest, shown: formatCount(rest, lang) })}</span>}
    </>
  )
}

function phrase(value: string): string {
  return `"${value.replace(/[\\"]/g, String.raw`\$&`)}"`
}

/** The first, the last, and some between: what is alike at one moment may differ later. */
function spread(events: readonly EventRow[], most: number): EventRow[] {
  if (events.length <= most) return [...events]
  return Array.from({ length: most }, (_, i) => events[Math.round((i * (events.length - 1)) / (most - 1))]!)
}

/** `2024-12-07 09:20:50.936` */
function moment(iso: string): string {
  const us = parseMicros(iso)
  return us === undefined ? iso : formatDateTime(us, 'UTC', 'milli')
}
