import { parseQuery } from '@bundlescope/query/parser.ts'

/** The operation that a search is about, when `op:…` stands in it on its own; else null. */
export function familyOf(q: string): string | null {
  const parsed = parseQuery(q, { now: 0 })
  if (!parsed.ok) return null
  const parts = parsed.node.kind === 'and' ? parsed.node.children : [parsed.node]
  for (const part of parts) {
    if (part.kind === 'field' && part.field === 'op' && part.comparison === '=' && !part.prefix) return part.value
  }
  return null
}
