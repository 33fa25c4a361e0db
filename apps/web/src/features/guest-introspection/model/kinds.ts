import type { TopologyNode } from '@bundlescope/contract/analysis.ts'

/** What a card of the diagram stands for; nodes of one VM, or of one security virtual appliance, share a card. */
export type Family = 'guest' | 'kernel' | 'mux' | 'appliance' | 'host' | 'manager'

type Place = { family: Family; column: number }

/** Where the kinds of nodes stand: in a lane from the guests to the appliance, managers in a row of their own. */
const PLACES: Readonly<Record<string, Place>> = {
  vm: { family: 'guest', column: 0 },
  thin_agent: { family: 'guest', column: 0 },
  guest_vmci: { family: 'guest', column: 0 },
  net_agent: { family: 'guest', column: 0 },
  esx_vmci: { family: 'kernel', column: 1 },
  mux: { family: 'mux', column: 2 },
  ops_agent: { family: 'mux', column: 2 },
  sva: { family: 'appliance', column: 3 },
  epseclib: { family: 'appliance', column: 3 },
  usvm: { family: 'appliance', column: 3 },
  // the host itself is the heading of its lane
  esx_host: { family: 'host', column: 0 },
  vcenter: { family: 'manager', column: 0 },
  eam: { family: 'manager', column: 1 },
  manager: { family: 'manager', column: 2 },
  partner_mgr: { family: 'manager', column: 3 },
}

/** Kinds that share a card where they have one name: `thin_agent@web01` and `guest_vmci@web01`. */
const SHARED: readonly (readonly string[])[] = [
  ['thin_agent', 'guest_vmci', 'net_agent', 'vm'],
  ['epseclib', 'sva'],
]

export function placeOfKind({ kind, lane }: Pick<TopologyNode, 'kind' | 'lane'>): Place {
  return PLACES[kind] ?? { family: lane === null ? 'manager' : 'mux', column: 2 }
}

/** `web01` of `thin_agent@web01`; the label where the id has no name. */
export function nameOf({ id, label }: Pick<TopologyNode, 'id' | 'label'>): string {
  const at = id.indexOf('@')
  return at < 0 ? label : id.slice(at + 1)
}

/** What tells one card from another. */
export function cardIdOf(node: Pick<TopologyNode, 'id' | 'kind' | 'label' | 'lane'>): string {
  const shared = SHARED.find((kinds) => kinds.includes(node.kind))
  return shared ? `${node.lane ?? ''}/${shared.at(-1)}@${nameOf(node)}` : node.id
}

/** Place within its card, the one that the card's health hangs on first: an SVA that is powered on may yet protect nobody. */
export function rankInCard({ kind }: Pick<TopologyNode, 'kind'>): number {
  return SHARED.flatMap((kinds) => [...kinds]).indexOf(kind)
}

/**
 * What a pasted output is of, as the endpoint of pastes names it; null where the person must say. A machine that nothing
 * names (an appliance that must be there, a manager above the hosts) has a label that does not hold its id's name.
 */
export function aboutOf(node: Pick<TopologyNode, 'id' | 'kind' | 'label' | 'lane'>): string | null {
  const name = nameOf(node)
  const isNamed = node.label.includes(name)
  switch (placeOfKind(node).family) {
    case 'guest':
      return `vm:${name}`
    case 'appliance':
      return isNamed ? `sva:${name}` : null
    case 'manager':
      return isNamed ? `manager:${name}` : null
    default:
      return node.lane === null ? null : `host:${node.lane}`
  }
}
