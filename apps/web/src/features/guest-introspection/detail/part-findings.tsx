import type { Finding } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { NextSteps } from '../../../ui/next-steps.tsx'
import { SeverityTag } from '../../../ui/severity-tag.tsx'

/** What was found about a part, and what to do about it. */
export function PartFindings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const { href } = useView()
  return findings.map(({ id, severity, title, catalogue, steps }) => (
    <section key={id} className="gi-finding">
      <h4>{t('finding')}</h4>
      <p>
        <SeverityTag severity={severity} />{' '}
        <Link to={href('findings', { finding: id, checks: 'none' })}>{local(title)}</Link>{' '}
        <span className="soft">{catalogue.join(', ')}</span>
      </p>
      {steps.length > 0 && (
        <>
          <h4>{t('steps')}</h4>
          <NextSteps steps={steps} />
        </>
      )}
    </section>
  ))
}
