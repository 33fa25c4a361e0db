import type { Analysis, Check, Finding } from '@bundlescope/contract/analysis.ts'
import { CHECK_GROUPS, type CheckGroup } from '@bundlescope/contract/view.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { SeverityTag } from '../../../ui/severity-tag.tsx'
import { Affected } from '../affected.tsx'
import { affectsInShort, bySeverity } from '../model.ts'

type FindingListProps = {
  analysis: Analysis
  checks: Record<Exclude<CheckGroup, 'none'>, Check[]>
  /** The finding that is open, or the group of checks. */
  open: Finding | undefined
  group: CheckGroup
}

export function FindingList({ analysis, checks, open, group }: FindingListProps) {
  const { t } = useTranslation('findings')
  const lang = useLanguage()
  const { href } = useView()
  const groups = CHECK_GROUPS.filter((each) => each !== 'none')
  return (
    <nav className="finding-list" aria-label={t('list')}>
      {!analysis.complete && <p className="finding-incomplete">{t('incomplete')}</p>}
      {analysis.findings.length === 0 && <p className="finding-none">{t('none')}</p>}
      {bySeverity(analysis.findings).map(({ severity, findings }) => (
        <section key={severity}>
          <h2 className="finding-severity">
            <SeverityTag severity={severity} /> <span className="soft">{formatCount(findings.length, lang)}</span>
          </h2>
          <ul>
            {findings.map((finding) => (
              <li key={finding.id}>
                <FindingLink
                  finding={finding}
                  current={finding === open}
                  to={href('findings', { finding: finding.id, checks: 'none' })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2 className="finding-severity soft">{t('checks')}</h2>
        <ul>
          {groups.map((each) => (
            <li key={each}>
              <Link
                className="finding-link check-link"
                aria-current={group === each || undefined}
                to={href('findings', { checks: each })}
              >
                <span aria-hidden="true" className={`check-sign check-${each}`} />
                {t(`group.${each}`)}
                <span className="check-count">{formatCount(checks[each].length, lang)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </nav>
  )
}

function FindingLink({ finding, current, to }: { finding: Finding; current: boolean; to: string }) {
  const local = useLocalText()
  return (
    <Link className="finding-link" aria-current={current || undefined} to={to}>
      <span className="finding-title">{local(finding.title)}</span>
      <span className="finding-affects">
        {affectsInShort(finding).map((text) => (
          <Affected key={text} text={text} />
        ))}
      </span>
    </Link>
  )
}
