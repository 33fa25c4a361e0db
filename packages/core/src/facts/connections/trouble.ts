import { parseMicros } from '@bundlescope/contract/time.ts'
import { defineFact } from '../fact.ts'
import { LISTINGS } from '../listings.ts'
import { machineOf } from '../machine.ts'
import { stateAt } from '../services/history.ts'
import { describe, SERVICES, type ServiceState } from '../services/state.ts'
import { FAILURES, type Failures } from './failures.ts'
import { LINKED_TASKS, type LinkedTask } from './linked-tasks.ts'
import { ownerOf, type PortOwner } from './owner.ts'

/** A port of a machine of the investigation that refused connections: whose it is, how that stood, and which tasks it cost. */
export interface RefusedPort {
  /** Of several machines that told of it, all. */
  failures: readonly Failures[]
  owner: PortOwner
  service: ServiceState | null
  tasks: readonly LinkedTask[]
  count: number
  first: number
  last: number
  isLocal: boolean
  /**
   * A start or restart: refused for a short while only, runs at collection, and no task failed of it. Healthy machines
   * show that at every boot.
   */
  isPassing: boolean
}

const SHORT = 600e6

/** Ports of known machines that refused, joined with what is known of their services. */
export const REFUSED_PORTS = defineFact({
  id: 'refused-ports',
  facts: { failures: FAILURES, listings: LISTINGS, services: SERVICES, tasks: LINKED_TASKS },
  derive({ material, facts }): RefusedPort[] {
    const refused = facts.failures.filter((one) => one.failure === 'refused' && one.server !== null)
    const byPort = Map.groupBy(refused, ({ server, port }) => `${server!.bundle} ${server!.id} ${port}`)
    return [...byPort.values()].map((failures) => {
      const server = failures[0]!.server!
      const { port } = failures[0]!
      const node = machineOf(server, material)
      const listings = facts.listings.of(server.bundle, server.id)
      const owner = ownerOf(port, node, server.version, listings)
      const known = facts.services.find((one) => one.member === server && one.name === owner.service)
      const service =
        known ?? (owner.service && node ? describe(owner.service, server, node, listings, [], material) : null)
      const tasks = facts.tasks.filter((task) => failures.includes(task.failures))
      const first = Math.min(...failures.map((one) => one.first))
      const last = Math.max(...failures.map((one) => one.last))
      const runs = owner.state === 'listen' || service?.state === 'running'
      return {
        failures,
        owner,
        service,
        tasks,
        count: failures.reduce((sum, one) => sum + one.count, 0),
        first,
        last,
        isLocal: failures.every((one) => one.isLocal),
        isPassing: runs && tasks.length === 0 && last - first < SHORT && owner.state !== 'not listening',
      }
    })
  },
})

/** The stop that explains refusals: the stretch without the service in which the first of them lies. */
export function outageOf(service: ServiceState, first: number): ServiceState['spans'][number] | null {
  const at = stateAt(service.spans, first)
  if (at?.state === 'stopped') return at
  const near = service.spans.find(
    (span) => span.state === 'stopped' && span.from !== null && Math.abs(parseMicros(span.from)! - first) < 60e6,
  )
  return near ?? null
}
