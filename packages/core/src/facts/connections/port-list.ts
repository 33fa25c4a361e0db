import type { Port } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { ofEvent } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import { LISTINGS } from '../listings.ts'
import { machineOf } from '../machine.ts'
import type { Material, Member } from '../material.ts'
import { FAILURES, type Failures } from './failures.ts'
import { ownerOf, type PortOwner } from './owner.ts'

/** Ports that somebody listens on, or that connections failed to. */
export const PORT_LIST = defineFact({
  id: 'port-list',
  facts: { listings: LISTINGS, failures: FAILURES },
  derive({ material, facts }): Port[] {
    const ports: Port[] = []
    for (const member of material.members) {
      const listings = facts.listings.of(member.bundle, member.id)
      const node = machineOf(member, material)
      const failed = facts.failures.filter((one) => one.server === member)
      const numbers = new Set([...listings.listening.keys(), ...failed.map((one) => one.port)])
      for (const port of numbers) {
        const owner = ownerOf(port, node, member.version, listings)
        ports.push(
          toPort(
            owner,
            member,
            member.host,
            failed.filter((one) => one.port === port),
            material,
          ),
        )
      }
    }
    return [...ports, ...elsewhere(facts.failures, material)].sort((a, b) => b.refusals - a.refusals || a.port - b.port)
  },
})

/** Ports of machines that no bundle is of, as those see them that could not connect. */
function elsewhere(failures: readonly Failures[], material: Material): Port[] {
  const groups = Map.groupBy(
    failures.filter((one) => one.server === null),
    ({ member, address, port }) => `${member.bundle} ${member.id} ${address} ${port}`,
  )
  const nothing = {
    listening: new Map(),
    connected: new Set<number>(),
    socketTables: [],
    services: [],
    processes: new Map(),
  }
  return [...groups.values()].map((own) => {
    const { port, address, member } = own[0]!
    const owner = ownerOf(port, null, null, {
      ...nothing,
      processTables: [],
      openFiles: new Map(),
      serviceTables: [],
      addresses: new Set(),
    })
    return toPort({ ...owner, state: 'unknown' }, member, address, own, material)
  })
}

function toPort(
  owner: PortOwner,
  member: Member,
  host: string | null,
  failed: readonly Failures[],
  material: Material,
): Port {
  const refused = failed.filter((one) => one.failure === 'refused')
  const clients = new Map<string, number>()
  for (const { name, refusals } of failed.flatMap((one) => one.clients))
    clients.set(name, (clients.get(name) ?? 0) + refusals)
  const first = refused.length > 0 ? Math.min(...refused.map((one) => one.first)) : null
  const last = refused.length > 0 ? Math.max(...refused.map((one) => one.last)) : null
  return {
    bundle: member.bundle,
    member: member.id,
    host,
    port: owner.port,
    protocol: 'tcp',
    service: owner.service,
    process: owner.process,
    pid: owner.pid,
    state: owner.state,
    basis: [
      ...new Set([
        ...owner.basis,
        ...failed.flatMap(({ by }) => (by === 'line' || by === 'rule of thumb' ? [by] : [])),
      ]),
    ],
    purpose: owner.knownPort?.purpose ?? null,
    refusals: refused.reduce((sum, one) => sum + one.count, 0),
    firstRefusal: first === null ? null : formatMicros(first),
    lastRefusal: last === null ? null : formatMicros(last),
    errors: Object.fromEntries(failed.map((one) => [one.failure, one.count])),
    clients: [...clients].map(([name, refusals]) => ({ name, refusals })).sort((a, b) => b.refusals - a.refusals),
    evidence: [
      ...owner.evidence,
      ...failed.flatMap((one) => [one.events[0]!, one.events.at(-1)!].map((event) => ofEvent(material, event))),
    ],
  }
}
