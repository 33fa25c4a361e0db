/** Kinds of the parts of Guest Introspection. Their ids are the names of the kind and of the machine: `mux@esx01.lab`. */
export type NodeKind =
  | 'vm'
  | 'thin_agent'
  | 'net_agent'
  | 'guest_vmci'
  | 'esx_host'
  | 'esx_vmci'
  | 'mux'
  | 'ops_agent'
  | 'sva'
  | 'epseclib'
  | 'usvm'
  | 'manager'
  | 'vcenter'
  | 'eam'
  | 'partner_mgr'

/**
 * Of a VM: `e_guest`, `e_vmci` (guest's driver to the host's). Of a host: `e_vmci` (module to Mux), `e_epsec`, `e_cfg`,
 * `e_usvm`, `e_deploy`, `e_host`, `e_ops`. Of an SVA: `e_agent`. Of a manager: `e_agency`, `e_done`, `e_svc`, `e_hb`.
 * Of a vCenter: `e_inv`.
 */
export type EdgeKind =
  | 'e_guest'
  | 'e_vmci'
  | 'e_epsec'
  | 'e_cfg'
  | 'e_usvm'
  | 'e_hb'
  | 'e_agency'
  | 'e_deploy'
  | 'e_done'
  | 'e_svc'
  | 'e_agent'
  | 'e_inv'
  | 'e_host'
  | 'e_ops'

/** `thin_agent@vdi-017`. Names are those of the facts (`host.name`, `vm.name`, `sva.name` …), as they stand there. */
export function nodeId(kind: NodeKind, name: string): string {
  return `${kind}@${name}`
}

/** `e_epsec@esx01.lab`. */
export function edgeId(kind: EdgeKind, name: string): string {
  return `${kind}@${name}`
}

/** For a finding's `affects`: it is then listed with the node. */
export function affectsNode(kind: NodeKind, name: string): string {
  return `node:${nodeId(kind, name)}`
}

export function affectsEdge(kind: EdgeKind, name: string): string {
  return `edge:${edgeId(kind, name)}`
}

/** Names in ids of machines that must be there and that nothing names. */
export const UNNAMED = { manager: 'manager', vcenter: 'vcenter', partner: 'partner' } as const
