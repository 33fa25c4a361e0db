import type { Source } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { defineFact } from '../fact.ts'
import { LISTINGS } from '../listings.ts'
import { machineOf } from '../machine.ts'
import type { Material } from '../material.ts'
import { stateAt } from '../services/history.ts'
import { SERVICES, type ServiceState } from '../services/state.ts'
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
  /** A stretch of its own log without a line, in which it refused: it did nothing then, though no line says that it ended. */
  silence: Silence | null
  /** It runs after the refusals: listed so at collection, or started since the first of them. */
  isBack: boolean
  /**
   * A start or restart: refused for a short while only, runs at collection, and no task failed of it. Healthy machines
   * show that at every boot.
   */
  isPassing: boolean
}

/** Microseconds UTC; `to` null: no line came any more. */
export interface Silence {
  source: Source
  from: number
  to: number | null
}

const SHORT = 600e6
/** Logs that are written now and then are silent for minutes. */
const SILENT = 120e6

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
      const service = facts.services.find((one) => one.member === server && one.name === owner.service) ?? null
      const tasks = facts.tasks.filter((task) => failures.includes(task.failures))
      const first = Math.min(...failures.map((one) => one.first))
      const last = Math.max(...failures.map((one) => one.last))
      const isBack = owner.state === 'listen' || (service !== null && runsSince(service, first))
      return {
        failures,
        owner,
        service,
        tasks,
        count: failures.reduce((sum, one) => sum + one.count, 0),
        first,
        last,
        isLocal: failures.every((one) => one.isLocal),
        silence: service && silenceOf(service, first, material),
        isBack,
        isPassing: isBack && tasks.length === 0 && last - first < SHORT && owner.state !== 'not listening',
      }
    })
  },
})

/** That a service was started long before it refused says nothing of how it stands now. */
function runsSince({ state, evidence, spans }: ServiceState, first: number): boolean {
  if (state !== 'running') return false
  if (evidence.some(({ basis }) => basis === 'snapshot')) return true
  const from = spans.at(-1)?.from ?? null
  return from !== null && parseMicros(from)! >= first
}

/** The stop that explains refusals: the stretch without the service in which the first of them lies. */
export function outageOf(service: ServiceState, first: number): ServiceState['spans'][number] | null {
  const at = stateAt(service.spans, first)
  if (at?.state === 'stopped') return at
  const near = service.spans.find(
    (span) => span.state === 'stopped' && span.from !== null && Math.abs(parseMicros(span.from)! - first) < 60e6,
  )
  return near ?? null
}

/** Of the service's main log: its last line before the first refusal, and the first one after it, where they lie apart. */
function silenceOf(service: ServiceState, first: number, material: Material): Silence | null {
  const source = material.sources.find((one) => one.id === service.logs[0]?.source)
  if (!source?.lastTime) return null
  const last = parseMicros(source.lastTime)!
  if (last < first) return { source, from: last, to: null }
  const gap = source.gaps.find(({ from, to }) => parseMicros(from)! <= first && first <= parseMicros(to)!)
  if (!gap) return null
  const [from, to] = [parseMicros(gap.from)!, parseMicros(gap.to)!]
  return to - from >= SILENT ? { source, from, to } : null
}
