import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { analysisQuery } from '../../api/analysis.ts'
import { useScrollMemory } from '../../investigation/scroll-memory.ts'
import { useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { CheckList } from './detail/check-list.tsx'
import { FindingDetail } from './detail/finding-detail.tsx'
import { FindingList } from './list/finding-list.tsx'
import { groupChecks, sortFindings } from './model.ts'
import './findings.css'
import './summary/summary.css'

/** What was found, what was clear, what could not be checked; beside it one of them with everything it rests on. */
export function FindingsPanel() {
  const { investigation } = useView()
  const { data, error, refetch } = useQuery(analysisQuery(investigation))
  if (data) return <Findings analysis={data} />
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />
}

function Findings({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('findings')
  const { view, replace } = useView()
  const findings = useMemo(() => sortFindings(analysis.findings), [analysis.findings])
  const checks = useMemo(() => groupChecks(analysis.checks), [analysis.checks])
  const detail = useRef<HTMLElement>(null)
  useScrollMemory(detail, 'finding')
  const open = findings.find(({ id }) => id === view.finding) ?? findings[0]
  const group = view.checks === 'none' && !open ? 'unknown' : view.checks

  const move = (step: number) => {
    const at = group === 'none' && open ? findings.indexOf(open) : -1
    const next = findings[Math.min(findings.length - 1, Math.max(0, at + step))]
    if (next) replace({ finding: next.id, checks: 'none' })
  }
  useShortcuts([
    { keys: 'j', scope: 'findings', description: 'findingNext', run: () => move(1) },
    { keys: 'k', scope: 'findings', description: 'findingPrevious', run: () => move(-1) },
  ])

  if (analysis.checks.length === 0 && findings.length === 0) {
    return <EmptyState title={t('nothing')}>{t(analysis.complete ? 'nothingHint' : 'incomplete')}</EmptyState>
  }
  return (
    <div className="findings">
      <FindingList analysis={analysis} checks={checks} open={group === 'none' ? open : undefined} group={group} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys */}
      <section className="findings-detail" ref={detail} tabIndex={0} aria-label={t('opened')}>
        {group === 'none' && open ? (
          <FindingDetail key={open.id} finding={open} analysis={analysis} />
        ) : (
          <CheckList
            group={group === 'none' ? 'unknown' : group}
            checks={checks[group === 'none' ? 'unknown' : group]}
          />
        )}
      </section>
    </div>
  )
}
