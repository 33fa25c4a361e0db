import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { CaseData } from '@bundlescope/contract/case.ts'
import { UNNAMED } from '../../facts/gi/ids.ts'
import type { Snapshot, SnapshotKind, SnapshotRow } from '../../snapshot/snapshot.ts'
import type { Sensitive, SensitiveKind } from './sensitive.ts'

export interface Inventory {
  members: readonly Pick<BundleMember, 'host'>[]
  sources: readonly { host: string | null }[]
  snapshots: readonly Snapshot[]
  analysis: Pick<Analysis, 'names' | 'topology'> | null
  case: Pick<CaseData, 'affected'> | null
  /** Names of people who wrote something. */
  people: readonly string[]
}

/** Every name that bundles, snapshots, conclusions and people give to hosts, VMs, datastores, clusters, devices and persons. */
export function inventoryOf({ members, sources, snapshots, analysis, case: told, people }: Inventory): Sensitive[] {
  const hosts = new Set<string>()
  const others: Sensitive[] = []
  const hide = (kind: SensitiveKind, ...values: (string | null | undefined)[]): void => {
    const known = values.filter((value) => value !== null && value !== undefined && value !== '') as string[]
    if (known.length > 0) others.push({ kind, values: known })
  }
  const host = (name: string | null | undefined): void => {
    if (name) hosts.add(name)
  }

  for (const member of members) host(member.host)
  for (const source of sources) host(source.host)
  each(snapshots, 'host', (row) => {
    host(row.name)
    hide('address', row.address)
  })
  each(snapshots, 'vm', (row) => hide('vm', row.name, row.uuid, ...filesOf(row.config)))
  each(snapshots, 'datastore', (row) => hide('datastore', row.name, row.uuid))
  each(snapshots, 'device', (row) => hide('device', row.id))
  each(snapshots, 'storage-path', (row) => hide('device', row.device))
  each(snapshots, 'vmknic', (row) => {
    hide('address', row.address)
    hide('mac', row.mac)
  })
  each(snapshots, 'nic', (row) => hide('mac', row.mac))
  for (const { kind, id, name } of analysis?.names ?? []) {
    if (kind === 'vm') hide('vm', name, isMoref(id) ? null : id)
    if (kind === 'host') {
      host(name)
      if (!isMoref(id)) host(id)
    }
    if (kind === 'datastore') hide('datastore', name, isMoref(id) ? null : id)
    if (kind === 'cluster' || kind === 'datacenter') hide(kind, name)
    if (kind === 'device') hide('device', id)
  }
  for (const node of analysis?.topology.nodes ?? []) {
    host(node.lane)
    const owner = ownerOf(node.id)
    if (node.kind === 'esx_host' || ['vcenter', 'eam', 'manager', 'partner_mgr'].includes(node.kind)) host(owner)
    else if (owner !== node.lane) hide('vm', owner)
    if (node.kind === 'vm' || node.kind === 'sva' || node.kind === 'usvm') hide('vm', node.label)
  }
  for (const affected of told?.affected ?? []) {
    const [, what, name] = /^(vm|sva|host|manager|datastore|cluster|datacenter):(.+)$/s.exec(affected) ?? []
    if (what === 'host' || what === 'manager') host(name)
    else if (what === 'datastore' || what === 'cluster' || what === 'datacenter') hide(what, name)
    else hide('vm', name)
  }
  for (const person of people) hide('user', person)
  return [...[...hosts].flatMap(namesOfHost), ...others]
}

/** `mux@esx01` → `esx01`; null where nothing names the machine. */
function ownerOf(node: string): string | null {
  const owner = node.includes('@') ? node.slice(node.indexOf('@') + 1) : null
  return owner === null || Object.values<string>(UNNAMED).includes(owner) ? null : owner
}

/** `esx01.corp.example` is `esx01` as well, and `corp.example` is a domain. */
function namesOfHost(name: string): Sensitive[] {
  if (/^[\d.]+$|:/.test(name)) return [{ kind: 'address', values: [name] }]
  const dot = name.indexOf('.')
  if (dot < 0) return [{ kind: 'host', values: [name] }]
  const domain = name.slice(dot + 1)
  return [
    { kind: 'host', values: [name, name.slice(0, dot)] },
    ...(domain.includes('.') ? [{ kind: 'domain' as const, values: [domain] }] : []),
  ]
}

/** `[ds1] web01_old/web01.vmx` → `web01_old`, `web01`: a VM's files keep the name that it was born with. */
function filesOf(config: string | null): string[] {
  const m = /(?:^|[/\]\s])([^/\]]+)\/([^/]+)\.vmx$/i.exec(config ?? '')
  return m ? [m[1]!.trim(), m[2]!].filter((name) => name.length > 2 && !/^[\da-f-]{30,}$/i.test(name)) : []
}

/** `vm-42`, `host-22`: numbers that a vCenter gives. */
function isMoref(id: string): boolean {
  return /^[a-z]+-\d+$|^\d+$/.test(id)
}

function each<K extends SnapshotKind>(
  snapshots: readonly Snapshot[],
  kind: K,
  take: (row: SnapshotRow<K>) => void,
): void {
  const isOfKind = (snapshot: Snapshot): snapshot is Snapshot & Snapshot<K> => snapshot.kind === kind
  for (const snapshot of snapshots) if (isOfKind(snapshot)) for (const row of snapshot.rows) take(row)
}
