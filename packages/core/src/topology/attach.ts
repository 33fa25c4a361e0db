import type { Check, Finding, Topology, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { FAULT_PLACES } from '../knowledge/gi/fault-places.ts'

/**
 * The topology with what rules found and checked put to the parts that it is about: findings by what they affect
 * (`node:mux@esx01`, `edge:e_epsec@esx01`), checks by the faults that they look for. Checks are named only: of two hundred
 * VMs each would repeat the same words.
 */
export function attach(topology: Topology, findings: readonly Finding[], checks: readonly Check[]): Topology {
  const byPart = new Map<string, Set<Finding>>()
  for (const finding of findings) {
    for (const part of finding.affects.flatMap((object) => partsMeant(object, topology)))
      byPart.set(part.id, (byPart.get(part.id) ?? new Set()).add(finding))
  }
  const byKind = new Map<string, Check[]>()
  for (const check of checks) {
    const kinds = new Set(check.catalogue.flatMap((fault) => FAULT_PLACES[fault] ?? []))
    for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), check])
  }
  const completed = <P extends TopologyNode | TopologyEdge>(part: P): P => {
    const own = [...(byPart.get(part.id) ?? [])]
    const guilty = new Set(own.map(({ rule }) => rule))
    const elsewhere = (byKind.get(part.kind) ?? []).filter(
      ({ outcome, rule }) => outcome === 'found' && !guilty.has(rule),
    )
    // What a rule found elsewhere is not found here: a part that is well passed the check, of others nothing is said.
    const passed = part.health === 'ok' ? elsewhere : []
    const asked = (byKind.get(part.kind) ?? []).filter((one) => !elsewhere.includes(one) || passed.includes(one))
    return {
      ...own.reduce(clouded, part),
      findings: own.map(({ id }) => id),
      checks: asked.map(({ rule }) => rule),
      passed: passed.map(({ rule }) => rule),
    }
  }
  return { nodes: topology.nodes.map(completed), edges: topology.edges.map(completed) }
}

/**
 * The parts that a finding's `node:…` or `edge:…` means. A rule may know an edge by the machine at its other end
 * (`edge:e_agency@vc01` of the edge from a manager to the EAM of vc01), and a service VM by its host.
 */
function partsMeant(object: string, { nodes, edges }: Topology): (TopologyNode | TopologyEdge)[] {
  const [, what, kind = '', name = ''] = /^(node|edge):(\w+)@(.+)$/.exec(object) ?? []
  if (what === 'node') {
    const own = nodes.filter((node) => node.kind === kind)
    const named = own.filter((node) => node.id === `${kind}@${name}`)
    return named.length > 0 ? named : own.filter(({ lane }) => lane === name)
  }
  const own = edges.filter((edge) => what === 'edge' && edge.kind === kind)
  const named = own.filter((edge) => edge.id === `${kind}@${name}`)
  return named.length > 0 ? named : own.filter(({ from, to }) => [from, to].some((end) => end.endsWith(`@${name}`)))
}

const SURE_ENOUGH = 0.6

/**
 * A grave finding about a part that by itself looks well, or of which nothing was known, leaves it in doubt from then on.
 * It never makes it red: that is for what shows the part itself.
 */
function clouded<P extends TopologyNode | TopologyEdge>(part: P, finding: Finding): P {
  const places = finding.catalogue.flatMap((fault) => FAULT_PLACES[fault] ?? [])
  const mainPlaces = finding.catalogue.flatMap((fault) => FAULT_PLACES[fault]?.slice(0, 1) ?? [])
  const isAbout = part.health === 'unknown' ? places : part.health === 'ok' ? mainPlaces : []
  const isGrave = finding.severity === 'critical' || finding.severity === 'high'
  if (!isGrave || finding.confidence < SURE_ENOUGH || !isAbout.includes(part.kind)) return part
  const since = part.history.at(-1)?.from ?? null
  const isOver = part.health === 'ok' && since !== null && finding.to !== null && finding.to < since
  if (isOver) return part
  const from = finding.from !== null && (since === null || finding.from > since) ? finding.from : since
  return {
    ...part,
    health: 'degraded',
    reason: finding.title,
    evidence: [...finding.evidence.slice(0, 3), ...part.evidence],
    history: [...part.history, { from, health: 'degraded', reason: finding.title }],
  }
}
