import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { investigationQuery } from '../../../api/queries.ts'
import { summary } from '../../../investigation/summary.ts'
import { useView } from '../../../investigation/use-view.ts'
import { type Span, spanWith } from '../span.ts'

/** The time that tracks are drawn over: that of all logs, and of `moments` beyond them. */
export function useSpan(moments: readonly (string | null)[]): Span | null {
  const { investigation } = useView()
  const { data } = useQuery(investigationQuery(investigation))
  return useMemo(() => spanWith(data ? summary(data) : { from: null, to: null }, moments), [data, moments])
}
