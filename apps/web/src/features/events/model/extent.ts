import type { Bundle } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Filter, investigationQuery, timelineQuery } from '../../../api/queries.ts'
import type { Range } from '../timeline/range.ts'

const EVERYTHING: Filter = { q: '', from: null, to: null, level: [], source: [] }
/** While nothing is known: a moment, which draws as an empty axis. */
const NOTHING: Range = { from: 0, to: 1 }

/** What all bundles together cover, or undefined while none says. */
export function extentOf(bundles: readonly Pick<Bundle, 'firstTime' | 'lastTime'>[]): Range | undefined {
  const times = bundles.flatMap(({ firstTime, lastTime }) => [firstTime, lastTime])
  const known = times.map((time) => time && parseMicros(time)).filter((time) => typeof time === 'number')
  return known.length > 0 ? { from: Math.min(...known), to: Math.max(...known) + 1 } : undefined
}

/** The extent of an investigation; of what is readable already, while its first bundle is being read. */
export function useExtent(investigation: string): Range {
  const { data: self } = useQuery(investigationQuery(investigation))
  const told = useMemo(() => extentOf(self?.bundles ?? []), [self])
  const { data } = useQuery({ ...timelineQuery(investigation, EVERYTHING, 40), enabled: self !== undefined && !told })
  const from = told?.from ?? (data?.total ? parseMicros(data.from) : undefined)
  const to = told?.to ?? (data?.total ? parseMicros(data.to) : undefined)
  return useMemo(() => (from === undefined || to === undefined ? NOTHING : { from, to }), [from, to])
}
