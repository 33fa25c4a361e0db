import type { ObjectName } from '@bundlescope/contract/object-name.ts'
import type { Snapshot, SnapshotKind, SnapshotRow } from './snapshot.ts'

/** What names are drawn from: a snapshot that knows the file it was read from. */
export interface PlacedSnapshot extends Snapshot {
  bundle: string
  member: string
  path: string
}

/**
 * The names of what logs know by an id, from the inventory that a bundle holds: VMs by number and UUID, hosts by
 * `host-22` and address, datastores by UUID, devices by naa, eui, mpx and t10, worlds, and network cards. One name a
 * member, kind and id; the list that knows best comes first. Both ways can be read from it.
 */
export function namesOf(snapshots: readonly PlacedSnapshot[]): ObjectName[] {
  const names = new Map<string, ObjectName>()
  const displayNames = displayNamesByConfig(snapshots)

  const add = (
    snapshot: PlacedSnapshot,
    line: number,
    kind: string,
    id: string | number | null,
    name: string | null,
  ) => {
    if (id === null || id === '' || name === null || name === '' || String(id) === name) return
    const { bundle, member, path } = snapshot
    const key = `${member}\0${kind}\0${id}`
    if (!names.has(key)) names.set(key, { kind, id: String(id), name, bundle, member, path, line })
  }

  each(snapshots, 'vm', (row, snapshot) => {
    const name = displayNames.get(configKey(snapshot.member, row.config)) ?? row.name
    add(snapshot, row.line, 'vm', row.id, name)
    add(snapshot, row.line, 'vm', row.uuid, name)
    add(snapshot, row.line, 'vm', dashed(row.uuid), name)
    add(snapshot, row.line, 'world', row.world, name)
  })
  each(snapshots, 'host', (row, snapshot) => {
    add(snapshot, row.line, 'host', row.id, row.name)
    add(snapshot, row.line, 'host', row.address, row.name)
  })
  each(snapshots, 'datastore', (row, snapshot) => add(snapshot, row.line, 'datastore', row.uuid, row.name))
  each(snapshots, 'device', (row, snapshot) =>
    add(snapshot, row.line, 'device', row.id, row.name?.replace(` (${row.id})`, '') ?? null),
  )
  // A device that no list names is still known by the datastore on it.
  each(snapshots, 'datastore', (row, snapshot) => {
    const device = /^((?:naa|eui|mpx|t10)\..+):\d+$/.exec(row.mount ?? '')?.[1] ?? null
    add(snapshot, row.line, 'device', device, row.name)
  })
  each(snapshots, 'vmknic', (row, snapshot) =>
    add(snapshot, row.line, 'nic', row.name, [row.portGroup, row.address].filter((part) => part !== null).join(', ')),
  )
  each(snapshots, 'nic', (row, snapshot) =>
    add(
      snapshot,
      row.line,
      'nic',
      row.name,
      [row.driver, row.speed ?? row.link, row.mac].filter((part) => part !== null).join(', '),
    ),
  )
  each(snapshots, 'process', (row, snapshot) => {
    add(snapshot, row.line, 'world', row.world, row.name)
    if (row.world !== null && row.pid !== 0) add(snapshot, row.line, 'world', row.pid, row.name)
  })
  each(snapshots, 'socket', (row, snapshot) => add(snapshot, row.line, 'world', row.world, row.process))
  return [...names.values()]
}

function each<K extends SnapshotKind>(
  snapshots: readonly PlacedSnapshot[],
  kind: K,
  take: (row: SnapshotRow<K>, snapshot: PlacedSnapshot) => void,
): void {
  const isOfKind = (snapshot: PlacedSnapshot): snapshot is PlacedSnapshot & Snapshot<K> => snapshot.kind === kind
  for (const snapshot of snapshots) if (isOfKind(snapshot)) for (const row of snapshot.rows) take(row, snapshot)
}

/** A .vmx knows the VM's own name; lists that only know its path are given it. */
function displayNamesByConfig(snapshots: readonly PlacedSnapshot[]): Map<string, string> {
  const found = new Map<string, string>()
  each(snapshots, 'vm', (row, { parser, member, path }) => {
    if (parser === 'vmx') found.set(configKey(member, path), row.name)
  })
  return found
}

/** The last folder and file of a path to a .vmx, which `[ds] a/a.vmx` and `/vmfs/volumes/UUID/a/a.vmx` have in common. */
const configKey = (member: string, config: string | null): string =>
  `${member}\0${(config ?? '').split(/[/\]]/).slice(-2).join('/').trim()}`

/** `42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd` → `421c0011-2233-4455-6677-8899aabbccdd`, as vCenter writes it. */
function dashed(uuid: string | null): string | null {
  const hex = uuid?.replace(/[ -]/g, '') ?? ''
  if (!/^[\da-fA-F]{32}$/.test(hex)) return null
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
