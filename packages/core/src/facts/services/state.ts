import type { Evidence, LocalText, ServiceSpan } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { portsOfService } from '../../knowledge/ports/lookup.ts'
import type { PortNode } from '../../knowledge/ports/port.ts'
import { knownService, serviceOfProcess } from '../../knowledge/services/lookup.ts'
import type { KnownService } from '../../knowledge/services/service.ts'
import { say } from '../../knowledge/text.ts'
import { BOOTS } from '../boots.ts'
import { FAILURES } from '../connections/failures.ts'
import { ownerOf, programOf } from '../connections/owner.ts'
import type { Basis } from '../connections/server-end.ts'
import { ofAbsence, ofSnapshot } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import { type Cited, LISTINGS, type Listings } from '../listings.ts'
import { machineOf } from '../machine.ts'
import type { Material, Member } from '../material.ts'
import { HISTORY, spansOf } from './history.ts'
import { logsOf, type ServiceLog } from './logs.ts'

/** A service of one machine: how it stood at collection, and before. */
export interface ServiceState {
  member: Member
  node: PortNode
  name: string
  known: KnownService | null
  state: 'running' | 'stopped' | 'unknown'
  /** What says so at collection; the first piece first. */
  evidence: Evidence[]
  basis: Basis[]
  asOf: string | null
  pid: number | null
  process: string | null
  ports: number[]
  logs: ServiceLog[]
  spans: ServiceSpan[]
}

/** Every service that a listing, a line, a process or a failed connection tells of, by machine. */
export const SERVICES = defineFact({
  id: 'services',
  facts: { listings: LISTINGS, history: HISTORY, failures: FAILURES, boots: BOOTS },
  derive({ material, facts }): ServiceState[] {
    const services: ServiceState[] = []
    for (const member of material.members) {
      const node = machineOf(member, material)
      if (node === null) continue
      const listings = facts.listings.of(member.bundle, member.id)
      const histories = facts.history.filter((one) => one.member === member)
      const boots = facts.boots.filter((one) => one.member === member)
      const names = new Set<string>()
      for (const { row } of listings.services) names.add(knownService(row.name, node)?.name ?? row.name)
      for (const history of histories) names.add(history.service)
      for (const one of listings.processes.values()) {
        const known = serviceOfProcess(programOf(one.row.command, one.row.name), node)
        if (known) names.add(known.name)
      }
      for (const { server, port } of facts.failures) {
        const owner = server === member ? ownerOf(port, node, member.version, listings).service : null
        if (owner !== null) names.add(owner)
      }
      for (const name of names) {
        const history = histories.find((one) => one.service === name)
        const spans = history ? spansOf(history, boots, material) : []
        services.push(describe(name, member, node, listings, spans, material))
      }
    }
    return services.sort((a, b) => a.name.localeCompare(b.name))
  },
})

function describe(
  name: string,
  member: Member,
  node: PortNode,
  listings: Listings,
  spans: ServiceSpan[],
  material: Material,
): ServiceState {
  const known = knownService(name, node)
  const rows = listings.services.filter(
    ({ row }) => row.name === name || (known !== null && knownService(row.name, node) === known),
  )
  // A list of what there is says nothing of what runs; one that does may come after it.
  const listed = rows.find(({ row }) => row.state === 'running' || row.state === 'stopped') ?? rows[0]
  const process = processOf(known, listed, listings, node, name)
  const pid = listed?.row.pid ?? process?.row.pid ?? null
  const ports = new Set(known ? portsOfService(known.name, node, member.version) : [])
  for (const port of listings.listening.keys()) {
    const owner = ownerOf(port, node, member.version, listings)
    if (owner.service === name) ports.add(port)
    else if (owner.state === 'listen' && owner.basis.includes('bundle')) ports.delete(port)
  }
  const service: ServiceState = {
    member,
    node,
    name,
    known,
    state: 'unknown',
    evidence: [],
    basis: known ? ['knowledge'] : [],
    asOf: null,
    pid,
    process: process ? programOf(process.row.command, process.row.name) : null,
    ports: [...ports].sort((a, b) => a - b),
    logs: logsOf(known, pid, listings, member, material),
    spans,
  }
  judge(service, listed, process, listings)
  return service
}

/** Its own listing says how a service stands; else whether its process is there; else its last line. */
function judge(
  service: ServiceState,
  listed: Cited<'service'> | undefined,
  process: Cited<'process'> | undefined,
  listings: Listings,
): void {
  const note = (state: ServiceState['state'], at: number | null, evidence: Evidence): void => {
    if (service.state === 'unknown') Object.assign(service, { state, asOf: at === null ? null : formatMicros(at) })
    service.evidence.push(evidence)
    if (!service.basis.includes('bundle')) service.basis.unshift('bundle')
  }
  if (listed && (listed.row.state === 'running' || listed.row.state === 'stopped')) {
    note(
      listed.row.state,
      listed.table.at,
      ofSnapshot(listed.table, listed.row.line, `${listed.row.name} ${listed.row.state}`),
    )
  }
  if (process) {
    const { row, table } = process
    note(
      'running',
      table.at,
      ofSnapshot(table, row.line, `${row.pid} ${row.started ?? ''} ${row.command.slice(0, 300)}`),
    )
  } else if (programsOf(service).length > 0) {
    const table = listings.processTables[0]
    // A listing that shows nothing of the machine's own programs (of another user, cut) tells nothing.
    const isWhole = table?.rows.some((row) =>
      /vpxd|vmware|vmon|lwsmd|hostd|vmsyslogd/.test(`${row.name} ${row.command}`),
    )
    const state = service.state === 'unknown' && service.spans.length > 0 ? 'stopped' : service.state
    if (table && isWhole && service.state !== 'running')
      note(state, table.at, ofAbsence(table, noProcess(programsOf(service)[0]!)))
  }
  const last = service.spans.at(-1)
  if (service.state === 'unknown' && last && last.evidence[0]) note(last.state, null, last.evidence[0])
}

const noProcess = (name: string): LocalText => say(`no process ${name}`, `プロセス ${name} がない`)

/** A service that only its watchdog tells of has a process of its own name. */
function programsOf({ known, name, spans }: ServiceState): readonly string[] {
  return known ? known.processes : spans.length > 0 ? [name] : []
}

function processOf(
  known: KnownService | null,
  listed: Cited<'service'> | undefined,
  listings: Listings,
  node: PortNode,
  name: string,
): Cited<'process'> | undefined {
  const pid = listed?.row.pid
  if (pid != null && listings.processes.has(pid)) return listings.processes.get(pid)
  if (!known) return [...listings.processes.values()].find(({ row }) => programOf(row.command, row.name) === name)
  const own = [...listings.processes.values()].filter(
    ({ row }) => serviceOfProcess(programOf(row.command, row.name), node) === known,
  )
  // Of a parent and its child of the same name, the one that listens does the work.
  return own.find(({ row }) => [...listings.listening.values()].some((socket) => socket.row.pid === row.pid)) ?? own[0]
}
