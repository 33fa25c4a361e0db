import type { SnapshotRow } from '../snapshot/snapshot.ts'
import { defineFact } from './fact.ts'
import type { Material, Table } from './material.ts'

/** A row of a listing and the table it stands in, so that it can be cited. */
export interface Cited<K extends 'socket' | 'process' | 'open-file' | 'service'> {
  table: Table<K>
  row: SnapshotRow<K>
}

/** What one machine's listings say of the moment they were made. */
export interface Listings {
  /** Who listens, by port. */
  listening: ReadonlyMap<number, Cited<'socket'>>
  /** Local ends of established connections: what has one had a listener when it was made. */
  connected: ReadonlySet<number>
  /** Tables that show who listens: their silence on a port means that nobody does. */
  socketTables: readonly Table<'socket'>[]
  processes: ReadonlyMap<number, Cited<'process'>>
  processTables: readonly Table<'process'>[]
  /** By pid. */
  openFiles: ReadonlyMap<number, readonly Cited<'open-file'>[]>
  services: readonly Cited<'service'>[]
  serviceTables: readonly Table<'service'>[]
  /** Addresses of the machine itself. */
  addresses: ReadonlySet<string>
}

/** The listings of a member, for which `key` makes the name. */
export class ListingsByMember {
  private readonly byMember: ReadonlyMap<string, Listings>

  constructor(byMember: ReadonlyMap<string, Listings>) {
    this.byMember = byMember
  }

  of(bundle: string, member: string): Listings {
    return this.byMember.get(`${bundle} ${member}`) ?? NOTHING
  }
}

const NOTHING: Listings = {
  listening: new Map(),
  connected: new Set(),
  socketTables: [],
  processes: new Map(),
  processTables: [],
  openFiles: new Map(),
  services: [],
  serviceTables: [],
  addresses: new Set(),
}

/** Sockets, processes, open files and services at collection, by machine. */
export const LISTINGS = defineFact({
  id: 'listings',
  derive: ({ material }) =>
    new ListingsByMember(
      new Map(material.members.map(({ bundle, id }) => [`${bundle} ${id}`, listingsOf(material, bundle, id)])),
    ),
})

function listingsOf(material: Material, bundle: string, member: string): Listings {
  const own = <K extends 'socket' | 'process' | 'open-file' | 'service' | 'vmknic'>(kind: K): Table<K>[] =>
    material.snapshots(kind).filter((table) => table.bundle === bundle && table.member === member)
  const sockets = own('socket')
  const processTables = own('process')
  const serviceTables = own('service')
  const listening = new Map<number, Cited<'socket'>>()
  const connected = new Set<number>()
  const addresses = new Set<string>()
  for (const { table, row } of cited(sockets)) {
    const known = row.localPort === null ? undefined : listening.get(row.localPort)
    if (row.localPort !== null && isListening(row) && known?.row.pid == null)
      listening.set(row.localPort, { table, row })
    if (row.localPort !== null && row.state !== null && /^estab/i.test(row.state)) connected.add(row.localPort)
    if (!/^(?:0\.0\.0\.0|::|\*)$/.test(row.localAddress)) addresses.add(row.localAddress)
  }
  for (const { row } of cited(own('vmknic'))) if (row.address !== null) addresses.add(row.address)
  const processes = new Map<number, Cited<'process'>>()
  for (const one of cited(processTables)) if (!processes.has(one.row.pid)) processes.set(one.row.pid, one)
  return {
    listening,
    connected,
    // A list of ESXi holds them all; one that shows only established connections would not tell who listens.
    socketTables: sockets.filter((table) => table.rows.some(isListening)),
    processes,
    processTables,
    openFiles: filesByPid(own('open-file')),
    services: cited(serviceTables),
    serviceTables,
    addresses,
  }
}

function isListening(row: SnapshotRow<'socket'>): boolean {
  return row.state !== null && /^listen/i.test(row.state)
}

function cited<K extends 'socket' | 'process' | 'open-file' | 'service' | 'vmknic'>(
  tables: readonly Table<K>[],
): { table: Table<K>; row: SnapshotRow<K> }[] {
  return tables.flatMap((table) => table.rows.map((row) => ({ table, row })))
}

function filesByPid(tables: readonly Table<'open-file'>[]): Map<number, Cited<'open-file'>[]> {
  const files = new Map<number, Cited<'open-file'>[]>()
  for (const one of cited(tables)) {
    const { pid } = one.row
    if (pid !== null) files.set(pid, [...(files.get(pid) ?? []), one])
  }
  return files
}
