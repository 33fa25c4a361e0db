import type { Source } from '@bundlescope/contract/bundle.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { ConnectionFailure } from '../../knowledge/errno.ts'
import type { ProbeAnswer } from '../../store/evidence.ts'
import { defineFact, type Given, type ProbesWanted, type ProbeWanted } from '../fact.ts'
import { LISTINGS, type ListingsByMember } from '../listings.ts'
import { machineOf } from '../machine.ts'
import type { Material, Member } from '../material.ts'
import { isLoopback } from './endpoints.ts'
import { FAILURE_PROBES, type FailedConnection, readFailedConnection } from './failed-connection.ts'
import { type Basis, calledEnd, serverEnd } from './server-end.ts'

/** Connections to one port that failed in one way, as one machine saw it. */
export interface Failures {
  failure: ConnectionFailure
  /** The machine that tells of it. */
  member: Member
  /** The machine whose port it is; null: one that no bundle is of. */
  server: Member | null
  address: string | null
  port: number
  /** How the server's end was told from the client's. */
  by: Basis
  /** Client and server are the same machine. */
  isLocal: boolean
  count: number
  /** Microseconds UTC. */
  first: number
  last: number
  /** By the log that tells of it. */
  clients: { name: string; refusals: number }[]
  /** The first and the last lines, and some between. */
  events: EventRow[]
}

/** Rows of a probe are read up to this many; beyond, counts are asked for by port. */
const FIRST = 300
const LAST = 100
const ROUNDS = 3
const MOST_COUNTED = 12

type Ask = Given<unknown, unknown>['ask']

const PROBES: ProbesWanted = Object.fromEntries(
  FAILURE_PROBES.map(({ failure, query }) => [failure, { query, first: FIRST, last: LAST }]),
)

/** Failed connections by machine, kind and port of the server. */
export const FAILURES = defineFact({
  id: 'failures',
  probes: PROBES,
  facts: { listings: LISTINGS },
  async derive({ material, facts, probes, ask }) {
    const all: Failures[] = []
    for (const { failure, query } of FAILURE_PROBES) {
      let answer: ProbeAnswer = probes[failure]!
      const groups = new Map<string, Failures>()
      const seen = new Set<string>()
      read(answer.events, failure, groups, seen, material, facts.listings)
      const isCut = answer.count > answer.events.length
      // A flood hides others between its first and last lines: those are asked for without the ports known so far.
      for (let round = 0; round < ROUNDS && answer.count > answer.events.length && groups.size > 0; round++) {
        const others = [...new Set([...groups.values()].map((group) => `-${group.port}`))].slice(0, 200)
        const rest = await ask({ rest: { query: `(${query}) ${others.join(' ')}`, first: FIRST, last: LAST } })
        answer = rest.rest
        if (!read(answer.events, failure, groups, seen, material, facts.listings)) break
      }
      if (isCut) await countExactly(groups.values(), query, material, ask)
      all.push(...groups.values())
    }
    return all.sort((a, b) => a.first - b.first)
  },
})

/** Adds lines to their groups; false where none was new. */
function read(
  events: readonly EventRow[],
  failure: ConnectionFailure,
  groups: Map<string, Failures>,
  seen: Set<string>,
  material: Material,
  listings: ListingsByMember,
): boolean {
  const before = groups.size
  for (const event of events) {
    const failed = seen.has(event.id) ? null : readFailedConnection(event.message)
    seen.add(event.id)
    const source = material.sourceOf(event)
    const member = source && material.member(source.bundle, source.member)
    if (failed?.failure === failure && member) add(groups, event, failed, member, material, listings)
  }
  return groups.size > before
}

function add(
  groups: Map<string, Failures>,
  event: EventRow,
  failed: FailedConnection,
  member: Member,
  material: Material,
  listings: ListingsByMember,
): void {
  const server = failed.isLocal ? member : ownerOf(failed.peer.address, material, listings)
  const { port, by } = serverPort(failed, member, server, listings, material)
  const address = port === failed.peer.port ? failed.peer.address : (failed.local?.address ?? null)
  const key = `${member.bundle} ${member.id} ${failed.isLocal ? '' : address} ${port}`
  const time = parseMicros(event.time)!
  const client = material.sourceOf(event)?.name ?? event.sourceName
  const group = groups.get(key)
  if (!group) {
    const clients = [{ name: client, refusals: 1 }]
    const { failure, isLocal } = failed
    groups.set(key, {
      failure,
      member,
      server,
      address,
      port,
      by,
      isLocal,
      count: 1,
      first: time,
      last: time,
      clients,
      events: [event],
    })
    return
  }
  group.count++
  group.first = Math.min(group.first, time)
  group.last = Math.max(group.last, time)
  group.events.push(event)
  const known = group.clients.find((one) => one.name === client)
  if (known) known.refusals++
  else group.clients.push({ name: client, refusals: 1 })
}

function serverPort(
  { local, peer, isLocal, isAttempt }: FailedConnection,
  member: Member,
  server: Member | null,
  listings: ListingsByMember,
  material: Material,
): { port: number; by: Basis } {
  const machine = isLocal ? member : server
  const listening = machine && listings.of(machine.bundle, machine.id).listening
  const known = {
    isListening: (port: number) => listening?.has(port) ?? false,
    node: machine && machineOf(machine, material),
    version: machine?.version ?? null,
  }
  return local === null || isAttempt ? calledEnd(peer.port, known) : serverEnd(local.port, peer.port, known)
}

/** The machine of the investigation that an address or a name is of. */
function ownerOf(address: string | null, material: Material, listings: ListingsByMember): Member | null {
  if (address === null || isLoopback(address)) return null
  return (
    material.members.find(
      (member) =>
        member.host?.toLowerCase() === address.toLowerCase() ||
        listings.of(member.bundle, member.id).addresses.has(address),
    ) ?? null
  )
}

/** Counts by port and log, where there are more lines than rows. Other connections with the same number count too. */
async function countExactly(groups: Iterable<Failures>, query: string, material: Material, ask: Ask): Promise<void> {
  const most = [...groups].sort((a, b) => b.count - a.count).slice(0, MOST_COUNTED)
  const wanted: Record<string, ProbeWanted> = {}
  for (const [n, group] of most.entries()) {
    for (const source of sourcesOf(group, material)) {
      wanted[`${n} ${source.id}`] = { query: `(${query}) ${group.port} source:"${source.id}"`, first: 1, last: 1 }
    }
  }
  const answers = await ask(wanted)
  for (const [n, group] of most.entries()) {
    const clients = sourcesOf(group, material).map(({ id, name }) => ({ name, refusals: answers[`${n} ${id}`]!.count }))
    const total = clients.reduce((sum, client) => sum + client.refusals, 0)
    if (total > group.count)
      Object.assign(group, { count: total, clients: clients.filter(({ refusals }) => refusals > 0) })
    for (const { events } of sourcesOf(group, material).map(({ id }) => answers[`${n} ${id}`]!)) {
      for (const event of events) {
        group.first = Math.min(group.first, parseMicros(event.time)!)
        group.last = Math.max(group.last, parseMicros(event.time)!)
      }
    }
  }
}

/** The logs that tell of such failures, of those whose lines were read. */
function sourcesOf(group: Failures, material: Material): Source[] {
  const names = new Set(group.clients.map(({ name }) => name))
  const { bundle, id } = group.member
  return material.sources
    .filter((source) => source.bundle === bundle && source.member === id && names.has(source.name))
    .slice(0, 6)
}
