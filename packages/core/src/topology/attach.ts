import type { Check, Finding, Topology, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { FAULT_PLACES } from '../knowledge/gi/fault-places.ts'

/**
 * The topology with what rules found and checked put to the parts that it is about: findings by what they affect
 * (`node:mux@esx01`, `edge:e_epsec@esx01`), checks by the faults that they look for.
 */
export function attach(topology: Topology, findings: readonly Finding[], checks: readonly Check[]): Topology {
  const byPart = new Map<string, string[]>()
  for (const { id, affects } of findings) {
    for (const object of affects) {
      const part = /^(?:node|edge):(.+)$/.exec(object)?.[1]
      if (part !== undefined) byPart.set(part, [...(byPart.get(part) ?? []), id])
    }
  }
  const byKind = new Map<string, Check[]>()
  for (const check of checks) {
    const kinds = new Set(check.catalogue.flatMap((fault) => FAULT_PLACES[fault] ?? []))
    for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), check])
  }
  const rules = new Map(findings.map(({ id, rule }) => [id, rule]))
  const completed = <P extends TopologyNode | TopologyEdge>(part: P): P => {
    const own = byPart.get(part.id) ?? []
    const guilty = new Set(own.map((id) => rules.get(id)))
    return {
      ...part,
      findings: own,
      checks: (byKind.get(part.kind) ?? []).flatMap((one) => ownCheck(one, part, guilty)),
    }
  }
  return { nodes: topology.nodes.map(completed), edges: topology.edges.map(completed) }
}

/** What a rule found elsewhere is not found here: a part that is well passed the check, of others nothing is said. */
function ownCheck(check: Check, part: TopologyNode | TopologyEdge, guilty: ReadonlySet<string | undefined>): Check[] {
  if (check.outcome !== 'found' || guilty.has(check.rule)) return [check]
  return part.health === 'ok' ? [{ ...check, outcome: 'clear', reason: part.reason }] : []
}
