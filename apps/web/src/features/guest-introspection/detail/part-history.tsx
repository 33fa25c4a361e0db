import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { HealthWord } from '../diagram/health-word.tsx'
import { hasChanged, type Part, stretchesOf } from '../model/standing.ts'
import type { Span } from '../time/span.ts'
import { Track } from '../time/track.tsx'

/** How it changed; each change can be gone to. Nothing for what stayed as it was. */
export function PartHistory({ part, span }: { part: Part; span: Span | null }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const { commit } = useView()
  if (!hasChanged(part)) return null
  return (
    <section>
      <h4>{t('history')}</h4>
      {span && <Track part={part} span={span} />}
      <ol className="gi-history">
        {stretchesOf(part).map(({ from, health, reason }) => (
          <li key={from}>
            {from === null ? (
              <span className="soft">{t('before')}</span>
            ) : (
              <button
                type="button"
                className="gi-history-time"
                title={t('goThere')}
                onClick={() => commit({ giAt: from })}
              >
                {formatDateTime(from, 'UTC', 'milli')}
              </button>
            )}{' '}
            <HealthWord health={health} /> <span className="soft">{local(reason)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
