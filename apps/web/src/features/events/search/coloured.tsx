import { type Highlight, highlightQuery } from '@bundlescope/query/highlight.ts'

export type Run = { start: number; end: number; kind: Highlight['kind'] | 'plain' }

/** The draft in runs of one colour, without holes: together they are the draft. */
export function runsOf(draft: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { start, end, kind } of highlightQuery(draft)) {
    if (start > at) runs.push({ start: at, end: start, kind: 'plain' })
    runs.push({ start, end, kind })
    at = end
  }
  if (at < draft.length) runs.push({ start: at, end: draft.length, kind: 'plain' })
  return runs
}

/** The draft in colours, lying exactly under the transparent text of the input. */
export function Coloured({ draft, errors }: { draft: string; errors: boolean }) {
  return runsOf(draft).map(({ start, end, kind }) => (
    <span key={start} className={kind === 'error' && !errors ? 'q-plain' : `q-${kind}`}>
      {draft.slice(start, end)}
    </span>
  ))
}
