/** Where a node of the diagram stands in its lane, and what it is: names of products, alike in every language. */
const KINDS: Readonly<Record<string, { column: number; name: string }>> = {
  vm: { column: 0, name: 'VM' },
  thin_agent: { column: 0, name: 'Thin agent' },
  guest_vmci: { column: 0, name: 'VMCI (guest)' },
  net_agent: { column: 0, name: 'Network agent' },
  esx_vmci: { column: 1, name: 'VMCI (ESXi)' },
  mux: { column: 2, name: 'Mux' },
  ops_agent: { column: 2, name: 'Ops agent' },
  sva: { column: 3, name: 'SVA' },
  epseclib: { column: 3, name: 'EPSecLib' },
  usvm: { column: 3, name: 'USVM' },
  esx_host: { column: 1, name: 'ESXi' },
  vcenter: { column: 0, name: 'vCenter' },
  eam: { column: 1, name: 'EAM' },
  manager: { column: 2, name: 'NSX / vShield Manager' },
  partner_mgr: { column: 3, name: 'Partner manager' },
}

export const COLUMNS = 4

export function kindOf(kind: string): { column: number; name: string } {
  return KINDS[kind] ?? { column: 2, name: kind }
}

/** Whose part a node is: `web01` of `thin_agent@web01`; null for what is of the host itself, or of nobody. */
export function ownerOf({ id, lane }: { id: string; lane: string | null }): string | null {
  const at = id.indexOf('@')
  const owner = at < 0 ? null : id.slice(at + 1)
  return owner === lane ? null : owner
}

/** As a table names it: `Thin Agent (web01)`. */
export function nameOfNode(node: { id: string; label: string; lane: string | null }): string {
  const owner = ownerOf(node)
  return owner === null || node.label.includes(owner) ? node.label : `${node.label} (${owner})`
}
