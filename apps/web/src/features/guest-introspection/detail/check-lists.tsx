import type { Check } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { WithCode } from '../../../ui/prose.tsx'
import { Missing } from './missing.tsx'
import { distinctTexts } from './target.ts'

/** Checks that were made, with what came of them; and those that could not be made, with what would make them possible. */
export function CheckLists({ checks, about }: { checks: readonly Check[]; about: string | null }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const made = checks.filter(({ outcome }) => outcome === 'found' || outcome === 'clear')
  const open = checks.filter(
    ({ outcome, missing }) => outcome === 'error' || (outcome === 'not-applicable' && missing.length > 0),
  )
  return (
    <>
      {made.length > 0 && (
        <section>
          <h4>{t('checksMade')}</h4>
          <ul className="gi-checks">
            {made.map(({ rule, title, outcome, reason }) => (
              <li key={rule} className={outcome === 'found' ? 'gi-failed' : 'gi-ok'}>
                <span className="gi-check-outcome">{t(`outcome.${outcome}`)}</span> {local(title)}
                {reason && (
                  <p className="soft">
                    <WithCode text={local(reason)} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {open.length > 0 && (
        <section>
          <h4>{t('checksOpen')}</h4>
          <ul className="gi-checks">
            {open.map(({ rule, title, reason }) => (
              <li key={rule} className="gi-unknown">
                {local(title)}
                {reason && (
                  <p className="soft">
                    <WithCode text={local(reason)} />
                  </p>
                )}
              </li>
            ))}
          </ul>
          <Missing missing={distinctTexts(open.flatMap(({ missing }) => missing))} about={about} />
        </section>
      )}
    </>
  )
}
