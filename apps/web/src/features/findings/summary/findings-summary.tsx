import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { analysisQuery } from '../../../api/analysis.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { SeverityTag } from '../../../ui/severity-tag.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { groupChecks, sortFindings } from '../model.ts'
import './summary.css'

const MOST = 5

/** For the overview: the gravest findings, and what was clear and what could not be checked, in figures. */
export function FindingsSummary() {
  const { t } = useTranslation('findings')
  const { investigation, href } = useView()
  const { data, error, refetch } = useQuery(analysisQuery(investigation))
  return (
    <section className="findings-summary">
      <header className="section-head">
        <h2>{t('summary')}</h2>
        {data && data.findings.length > MOST && (
          <Link to={href('findings')}>{t('all', { count: data.findings.length })}</Link>
        )}
      </header>
      {data ? (
        <Summary analysis={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={3} />
      )}
    </section>
  )
}

function Summary({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('findings')
  const lang = useLanguage()
  const local = useLocalText()
  const { href } = useView()
  const findings = sortFindings(analysis.findings).slice(0, MOST)
  const groups = groupChecks(analysis.checks)
  return (
    <>
      {!analysis.complete && <p className="soft">{t('incomplete')}</p>}
      {findings.length === 0 && analysis.complete && <p>{t('none')}</p>}
      <ul className="summary-findings">
        {findings.map(({ id, severity, title, summary }) => (
          <li key={id}>
            <SeverityTag severity={severity} />
            <div>
              <Link to={href('findings', { finding: id, checks: 'none' })}>{local(title)}</Link>
              <p className="soft">
                <WithCode text={local(summary)} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="summary-checks">
        {(['clear', 'unknown', 'other'] as const).map((group) => (
          <Link key={group} to={href('findings', { checks: group })}>
            <span aria-hidden="true" className={`check-sign check-${group}`} />
            {t(`groupCount.${group}`, { count: groups[group].length, shown: formatCount(groups[group].length, lang) })}
          </Link>
        ))}
      </p>
    </>
  )
}
