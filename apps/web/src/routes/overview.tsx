import { useQuery } from '@tanstack/react-query'
import { investigationQuery } from '../api/queries.ts'
import { CaseSection } from '../features/case/case-section.tsx'
import { FindingsSummary } from '../features/findings/summary/findings-summary.tsx'
import { Overview } from '../features/overview/overview.tsx'
import { chooseUploads } from '../features/upload/choose.ts'
import { startUploads } from '../features/upload/uploader.ts'
import { useView } from '../investigation/use-view.ts'
import { Skeleton } from '../ui/state.tsx'

export function OverviewRoute() {
  const { investigation: id } = useView()
  const { data } = useQuery(investigationQuery(id))
  if (!data) return <Skeleton lines={10} />
  return (
    <Overview
      investigation={data}
      onChoose={(what) => chooseUploads(what, (gathered) => startUploads(id, gathered))}
      findings={<FindingsSummary />}
      about={<CaseSection investigation={id} />}
    />
  )
}
