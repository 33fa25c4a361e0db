import type { SnapshotKind } from '../../snapshot/snapshot.ts'
import type { StoredSnapshot } from '../../store/evidence.ts'
import { defineFact } from '../fact.ts'
import { machineName, machineOf } from '../machine.ts'
import type { Material, Member, Table } from '../material.ts'
import { UNNAMED } from './ids.ts'
import { ownerKindOf, type PlaceKind } from './table-owner.ts'

/** A machine that something in the bundles is of: whole bundles, or single tables that somebody pasted. */
export interface Place {
  kind: PlaceKind
  /** As its bundle says it; the same machine said with and without its domain is one place. */
  name: string
  members: readonly Member[]
  /** Nothing names the machine of some table: it was given to the only one of its kind. */
  isGuess: boolean
}

interface OpenPlace extends Place {
  members: Member[]
}

/** Kinds of bundles, as `sayWhatTheyAre` and the bundles themselves put them. */
const KIND_OF_MEMBER: Readonly<Record<string, PlaceKind>> = {
  'vm-support': 'host',
  guest: 'guest',
  'sva-diagnostic': 'sva',
  'vc-support': 'vcenter',
  'nsx-manager': 'manager',
}

/** Which machines the bundles are of, and whose each table is. */
export class Places {
  readonly all: readonly Place[]
  private readonly material: Material
  /** Tables that are not of the machine which the rest of their upload is of. */
  private readonly apart: ReadonlyMap<object, Place>

  constructor(material: Material, all: readonly Place[], apart: ReadonlyMap<object, Place>) {
    this.material = material
    this.all = all
    this.apart = apart
  }

  of(kind: PlaceKind): Place[] {
    return this.all.filter((place) => place.kind === kind)
  }

  find(kind: PlaceKind, name: string | null): Place | null {
    if (name === null) return null
    return this.all.find((place) => place.kind === kind && isSameName(place.name, name)) ?? null
  }

  ofMember(member: Member): Place | null {
    return this.all.find((place) => place.members.includes(member)) ?? null
  }

  tables<K extends SnapshotKind>(place: Place | null, kind: K): Table<K>[] {
    if (place === null) return []
    return this.material.snapshots(kind).filter((table) => {
      const apart = this.apart.get(table)
      if (apart) return apart === place
      return place.members.some((one) => one.bundle === table.bundle && one.id === table.member)
    })
  }
}

export const PLACES = defineFact({ id: 'gi-places', derive: ({ material }) => placesOf(material) })

function placesOf(material: Material): Places {
  const places: OpenPlace[] = []
  const loose = new Map<Member, PlaceKind | null>()
  for (const member of material.members) {
    const said = KIND_OF_MEMBER[member.kind] ?? null
    const kind = said ?? kindByLogs(member, material)
    if (said === null) loose.set(member, kind)
    if (kind !== null) placeOf(places, kind, machineName(member)).members.push(member)
  }
  const apart = new Map<object, Place>()
  for (const kind of ['host', 'guest', 'sva', 'manager', 'vcenter'] as const) {
    for (const [member, own] of loose) {
      if (own === kind) continue
      for (const table of material.tables) {
        if (table.bundle !== member.bundle || table.member !== member.id || ownerKindOf(table) !== kind) continue
        apart.set(table, takerOf(places, kind, table, member))
      }
    }
  }
  return new Places(material, places, apart)
}

/** Loose logs tell what they are of where they are of one machine. */
function kindByLogs(member: Member, material: Material): PlaceKind | null {
  if (member.kind !== 'files') return null
  const machine = machineOf(member, material)
  if (machine === 'vcenter') return 'vcenter'
  if (machine === 'esxi') return 'host'
  const isSva = material.sources.some(
    (one) => one.bundle === member.bundle && one.member === member.id && /^ds_agent/.test(one.name),
  )
  return isSva ? 'sva' : null
}

/** The machine that a table of an upload without a name is of: said in it, in its path, or the only one of its kind. */
function takerOf(places: OpenPlace[], kind: PlaceKind, table: StoredSnapshot, member: Member): OpenPlace {
  const said = table.subject ?? member.host
  if (said !== null) return placeOf(places, kind, said)
  const own = places.filter((place) => place.kind === kind)
  const byPath = own.find((place) => isNamedIn(table.path, place.name))
  if (byPath) return byPath
  // What somebody asked a manager for names no machine, as a rule: it is of the one that there must be.
  if (own.length === 0 && kind === 'manager') return placeOf(places, kind, UNNAMED.manager)
  if (own.length !== 1) return placeOf(places, kind, folderOf(table.path) ?? machineName(member))
  own[0]!.isGuess = true
  return own[0]!
}

function placeOf(places: OpenPlace[], kind: PlaceKind, name: string): OpenPlace {
  const known = places.find((place) => place.kind === kind && isSameName(place.name, name))
  if (known) {
    // The longer of two says the domain, too.
    if (name.length > known.name.length) known.name = name
    return known
  }
  const place: OpenPlace = { kind, name, members: [], isGuess: false }
  places.push(place)
  return place
}

/** `esx01` and `ESX01.lab.example` are one machine, `esx01.a` and `esx01.b` are two. */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  if (one === other) return true
  const isAddress = /^[\d.]+$/.test(one) || /^[\d.]+$/.test(other)
  return !isAddress && (one.startsWith(`${other}.`) || other.startsWith(`${one}.`))
}

/** `vdi-017/fltmc.txt`, `fltmc-vdi-017.txt`. */
function isNamedIn(path: string, name: string): boolean {
  const short = name.split('.')[0]!.toLowerCase()
  const at = path.toLowerCase().indexOf(short)
  return at >= 0 && !/[a-z0-9]/i.test(path[at - 1] ?? '') && !/[a-z0-9]/i.test(path[at + short.length] ?? '')
}

function folderOf(path: string): string | null {
  const folders = path.split('/').slice(0, -1)
  return folders.findLast((folder) => !/^(?:commands?|outputs?|logs?|tmp|files)$/i.test(folder)) ?? null
}
