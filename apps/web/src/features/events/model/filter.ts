import type { ViewState } from '@bundlescope/contract/view.ts'
import type { Filter } from '../../../api/queries.ts'
import type { Range } from '../timeline/range.ts'

/** The filter of a view; a range that is only previewed takes the place of the window. */
export function filterOf(view: ViewState, preview: Range | null): Filter {
  const { q, level, source } = view
  const window = preview ?? view
  return { q, level, source, from: window.from, to: window.to }
}

export function filterKey({ q, from, to, level, source }: Filter): string {
  return JSON.stringify([q.trim(), from, to, level, source])
}

/** The parts of a filter that hide events, in the order the page names them. */
export type FilterPart = 'query' | 'level' | 'source' | 'window'

export function activeParts(filter: Filter): FilterPart[] {
  const parts: [FilterPart, boolean][] = [
    ['query', filter.q.trim() !== ''],
    ['level', filter.level.length > 0],
    ['source', filter.source.length > 0],
    ['window', filter.from !== null || filter.to !== null],
  ]
  return parts.filter(([, active]) => active).map(([part]) => part)
}

/** The change to a view that takes one part of its filter away. */
export function without(part: FilterPart): Partial<ViewState> {
  if (part === 'query') return { q: '' }
  if (part === 'level') return { level: [] }
  return part === 'source' ? { source: [] } : { from: null, to: null, trail: [] }
}
