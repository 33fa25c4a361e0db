import type { Check } from '@bundlescope/contract/analysis.ts'
import type { CheckGroup } from '@bundlescope/contract/view.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { WithCode } from '../../../ui/prose.tsx'
import { Missing } from './missing.tsx'

/** Checks that found nothing, each with why, and with what would make it possible to know. */
export function CheckList({ group, checks }: { group: Exclude<CheckGroup, 'none'>; checks: readonly Check[] }) {
  const { t } = useTranslation('findings')
  const local = useLocalText()
  return (
    <article className="finding">
      <header>
        <h2 className="finding-head">{t(`group.${group}`)}</h2>
        <p className="finding-meta">{t(`${checks.length ? 'groupHint' : 'groupNone'}.${group}`)}</p>
      </header>
      <ul className="check-list">
        {checks.map((check) => (
          <li key={check.rule}>
            <h3>
              {check.outcome === 'error' && <span className="tag tag-error">{t('checkFailed')}</span>}{' '}
              {local(check.title)} <span className="soft">{check.catalogue.join(', ')}</span>
            </h3>
            {check.reason && (
              <p>
                <WithCode text={local(check.reason)} />
              </p>
            )}
            <Missing missing={check.missing} />
          </li>
        ))}
      </ul>
    </article>
  )
}
