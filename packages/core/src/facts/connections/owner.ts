import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { knownPorts } from '../../knowledge/ports/lookup.ts'
import type { KnownPort, PortNode } from '../../knowledge/ports/port.ts'
import { knownService, serviceOfProcess } from '../../knowledge/services/lookup.ts'
import type { KnownService } from '../../knowledge/services/service.ts'
import { say } from '../../knowledge/text.ts'
import { ofAbsence, ofKnowledge, ofSnapshot } from '../evidence.ts'
import type { Listings } from '../listings.ts'
import type { Basis } from './server-end.ts'

/** Who a port belongs to on one machine, and by what that is known. */
export interface PortOwner {
  port: number
  service: string | null
  knownService: KnownService | null
  knownPort: KnownPort | null
  process: string | null
  pid: number | null
  state: 'listen' | 'not listening' | 'unknown'
  basis: Basis[]
  evidence: Evidence[]
}

/**
 * The bundle's own listing first, then what is published. A stopped service has no row in a listing, so then the
 * knowledge alone tells whose the port is. Where it knows several, the one that the machine has a service of counts.
 */
export function ownerOf(port: number, node: PortNode | null, version: string | null, listings: Listings): PortOwner {
  const candidates = knownPorts(port, node, version)
  const knownPort =
    candidates.find((one) => one.service !== null && isThere(one.service, node, listings)) ?? candidates[0] ?? null
  // No LISTEN row, yet the port holds connections: the listing is cut, or the listener has just gone. Of a port that
  // nobody knows it may be a client's end.
  const isServed = knownPort !== null && listings.connected.has(port)
  const owner: PortOwner = {
    port,
    service: knownPort?.service ?? null,
    knownService: knownPort?.service && node ? knownService(knownPort.service, node) : null,
    knownPort,
    process: null,
    pid: null,
    state: listings.socketTables.length === 0 || isServed ? 'unknown' : 'not listening',
    basis: [],
    evidence: [],
  }
  const listening = listings.listening.get(port)
  if (listening) {
    const { table, row } = listening
    const process = row.pid === null ? null : (listings.processes.get(row.pid) ?? null)
    const name = process ? programOf(process.row.command, process.row.name) : row.process
    const service =
      node && name ? (serviceOfProcess(name, node) ?? (row.process && serviceOfProcess(row.process, node))) : null
    Object.assign(owner, { state: 'listen', pid: row.pid, process: name })
    owner.evidence.push(
      ofSnapshot(table, row.line, `${row.localAddress}:${port} LISTEN ${row.pid ?? '-'}/${row.process ?? '-'}`),
    )
    if (process)
      owner.evidence.push(
        ofSnapshot(process.table, process.row.line, `${process.row.pid} ${process.row.command.slice(0, 300)}`),
      )
    if (service) Object.assign(owner, { service: service.name, knownService: service })
    if (service || name) owner.basis.push('bundle')
  } else {
    for (const table of listings.socketTables)
      owner.evidence.push(ofAbsence(table, say(`no LISTEN row for port ${port}`, `ポート ${port} の LISTEN 行がない`)))
    if (owner.evidence.length > 0) owner.basis.push('bundle')
  }
  if (owner.knownPort !== null && owner.knownPort.service === owner.service) {
    owner.basis.push('knowledge')
    owner.evidence.push(
      ofKnowledge(
        owner.knownPort.source,
        say(
          `${port} ${owner.service ?? ''}: ${owner.knownPort.purpose.en}`,
          `${port} ${owner.service ?? ''}:${owner.knownPort.purpose.ja}`,
        ),
      ),
    )
  }
  return owner
}

function isThere(service: string, node: PortNode | null, listings: Listings): boolean {
  return listings.services.some(
    ({ row }) => row.name === service || (node !== null && knownService(row.name, node)?.name === service),
  )
}

/** `/usr/java/jre-vmware/bin/vmware-sps.launcher -Xmx709m …` → `vmware-sps.launcher`: the listing of sockets cuts it. */
export function programOf(command: string, name: string): string {
  const program = /^"?([^\s"]+)/.exec(command)?.[1] ?? name
  return program.slice(program.lastIndexOf('/') + 1) || name
}
