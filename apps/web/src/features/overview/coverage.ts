import type { Bundle, Source } from '@bundlescope/contract/bundle.ts'
import type { Coverage } from '@bundlescope/contract/event.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** One source on the strip. */
export interface Lane {
  source: Source
  counts: readonly number[]
  errors: readonly number[]
  gaps: Gap[]
  /** When the bundle of the source was collected. */
  collected: Micros | null
}

/** Nothing was logged. `lost`: a rotated piece is missing, so that something was. */
type Gap = { from: Micros; to: Micros; lost: boolean }

export interface Strip {
  from: Micros
  to: Micros
  cells: number
  /** By host, in the order of their first source. */
  groups: { host: string | null; lanes: Lane[] }[]
}

/** Joins what is known of the sources with the counts a cell. Null while no event is known. */
export function stripOf(
  coverage: Coverage,
  sources: readonly Source[],
  bundles: readonly Pick<Bundle, 'id' | 'members'>[] = [],
): Strip | null {
  const from = coverage.from === null ? undefined : parseMicros(coverage.from)
  const to = coverage.to === null ? undefined : parseMicros(coverage.to)
  if (from === undefined || to === undefined) return null
  const cellsOf = new Map(coverage.sources.map((each) => [each.source, each]))
  const lanes = sources
    .filter((source) => source.events > 0)
    .map((source): Lane => {
      const { counts = [], errors = [] } = cellsOf.get(source.id) ?? {}
      return { source, counts, errors, gaps: source.gaps.flatMap(gapOf), collected: collectedAt(source, bundles) }
    })
  const groups = Map.groupBy(lanes, (lane) => lane.source.host)
  return {
    from,
    to: Math.max(to, from + coverage.cells),
    cells: coverage.cells,
    groups: [...groups].map(([host, list]) => ({
      host,
      lanes: list.toSorted((a, b) => b.source.events - a.source.events),
    })),
  }
}

function gapOf(gap: Source['gaps'][number]): Lane['gaps'] {
  const [from, to] = [parseMicros(gap.from), parseMicros(gap.to)]
  return from === undefined || to === undefined ? [] : [{ from, to, lost: gap.cause === 'missing-piece' }]
}

function collectedAt({ bundle, member }: Source, bundles: readonly Pick<Bundle, 'id' | 'members'>[]): Micros | null {
  const own = bundles.find(({ id }) => id === bundle)?.members.find(({ id }) => id === member)
  return own?.collectedAt ? (parseMicros(own.collectedAt) ?? null) : null
}

/** Share of the strip's width (0…1) where a moment lies, the end where it is later; null before the strip. */
export function shareOf({ from, to }: Strip, us: Micros): number | null {
  return us < from ? null : Math.min(1, (us - from) / (to - from))
}

/** Cell under a share (0…1) of the width. */
export function cellAt(strip: Strip, share: number): number {
  return Math.min(strip.cells - 1, Math.max(0, Math.floor(share * strip.cells)))
}

/** Start and end of a cell. */
export function cellRange({ from, to, cells }: Strip, cell: number): { from: Micros; to: Micros } {
  const width = (to - from) / cells
  return { from: Math.round(from + cell * width), to: Math.round(from + (cell + 1) * width) }
}

/** What a click on a cell opens: the cell and two beside it, so that its events stand among their neighbours. */
export function rangeAround(strip: Strip, cell: number): { from: Micros; to: Micros } {
  return {
    from: cellRange(strip, Math.max(0, cell - 2)).from,
    to: cellRange(strip, Math.min(strip.cells - 1, cell + 2)).to,
  }
}

/** Shade of a cell, 0 (nothing) … 1 (the densest of its source); by logarithm, or one burst would hide all else. */
export function shade(count: number, most: number): number {
  return count === 0 ? 0 : most <= 1 ? 1 : 0.25 + (0.75 * Math.log(count)) / Math.log(most)
}

const STEPS = [60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 2 * 86_400, 7 * 86_400, 30 * 86_400]

/** Round UTC moments for the axis, at most `most` of them. */
export function axisTicks(from: Micros, to: Micros, most: number): Micros[] {
  const step = (STEPS.find((seconds) => (to - from) / (seconds * 1e6) <= most) ?? 90 * 86_400) * 1e6
  const ticks: Micros[] = []
  for (let us = Math.ceil(from / step) * step; us < to && ticks.length < 2 * most; us += step) ticks.push(us)
  return ticks
}
