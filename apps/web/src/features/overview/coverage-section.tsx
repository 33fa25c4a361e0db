import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageQuery, investigationQuery, sourcesQuery } from '../../api/queries.ts'
import { useView } from '../../investigation/use-view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { stripOf } from './coverage.ts'
import { CoverageChart } from './coverage-chart.tsx'
import { SourceTable } from './source-table.tsx'

/** Fine enough for a wide screen, and the same for all, so that the answer is asked for once. */
const CELLS = 240

export function CoverageSection() {
  const { t } = useTranslation('overview')
  const { investigation } = useView()
  const [asTable, setAsTable] = useState(false)
  const sources = useQuery(sourcesQuery(investigation))
  const coverage = useQuery(coverageQuery(investigation, CELLS))
  const { data: bundles } = useQuery({ ...investigationQuery(investigation), select: membersOf })
  const failed = sources.error ?? coverage.error
  const strip = useMemo(
    () => (sources.data && coverage.data ? stripOf(coverage.data, sources.data, bundles) : undefined),
    [sources.data, coverage.data, bundles],
  )
  return (
    <section>
      <header className="section-head">
        <h2>{t('coverage')}</h2>
        <p className="soft section-hint">{t('coverageHint')}</p>
        {strip && (
          <Button look="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'asChart' : 'asTable')}
          </Button>
        )}
      </header>
      {strip ? (
        asTable ? (
          <SourceTable strip={strip} />
        ) : (
          <CoverageChart strip={strip} />
        )
      ) : strip === null ? (
        <p className="soft">{t('noSources')}</p>
      ) : failed ? (
        <ErrorState error={failed} onRetry={() => void Promise.all([sources.refetch(), coverage.refetch()])} />
      ) : (
        <Skeleton lines={6} />
      )}
    </section>
  )
}

/** What changes only when a bundle is added, not ten times a second while one is read. */
function membersOf({ bundles }: Investigation) {
  return bundles.map(({ id, members }) => ({ id, members }))
}
