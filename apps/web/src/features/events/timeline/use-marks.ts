import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { analysisQuery } from '../../../api/analysis.ts'
import { pinsQuery } from '../../../api/case.ts'
import { investigationQuery } from '../../../api/queries.ts'
import { marksOf } from '../../../investigation/marks.ts'
import { collectionMarks, pinMarks, type TimelineMark } from './marks.ts'

/** Everything to be marked on the timeline of an investigation, as far as it is known by now. */
export function useMarks(investigation: string): readonly TimelineMark[] {
  const { data: concluded } = useQuery({ ...analysisQuery(investigation), select: marksOfAnalysis })
  const { data: collected } = useQuery({ ...investigationQuery(investigation), select: marksOfBundles })
  const { data: pinned } = useQuery({ ...pinsQuery(investigation), select: pinMarks })
  return useMemo(() => [...(concluded ?? []), ...(collected ?? []), ...(pinned ?? [])], [concluded, collected, pinned])
}

const marksOfAnalysis = (analysis: Analysis) => marksOf(analysis)
const marksOfBundles = ({ bundles }: Investigation) => collectionMarks(bundles)
