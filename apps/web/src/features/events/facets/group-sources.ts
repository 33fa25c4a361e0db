import type { Source } from '@bundlescope/contract/bundle.ts'

export type SourceGroup = { key: string; host: string | null; sources: Source[] }

/** Sources under the host (or, without one, the bundle member) that wrote them, those with most events first. */
export function groupSources(sources: readonly Source[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>()
  for (const source of sources) {
    const key = source.host ?? `${source.bundle}/${source.member}`
    const group = groups.get(key) ?? { key, host: source.host, sources: [] }
    group.sources.push(source)
    groups.set(key, group)
  }
  const size = (group: SourceGroup) => group.sources.reduce((sum, source) => sum + source.events, 0)
  const sorted = [...groups.values()].sort((a, b) => size(b) - size(a) || a.key.localeCompare(b.key))
  for (const group of sorted) group.sources.sort((a, b) => b.events - a.events || a.name.localeCompare(b.name))
  return sorted
}
