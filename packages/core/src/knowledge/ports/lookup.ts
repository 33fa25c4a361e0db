import { covers } from '../versions.ts'
import { APPLIANCE_PORTS } from './appliances.ts'
import { ESXI_PORTS } from './esxi.ts'
import type { KnownPort, PortNode } from './port.ts'
import { VCENTER_PORTS } from './vcenter.ts'

export const KNOWN_PORTS: readonly KnownPort[] = [...VCENTER_PORTS, ...ESXI_PORTS, ...APPLIANCE_PORTS]

const BY_PORT = new Map<number, KnownPort[]>()
for (const known of KNOWN_PORTS) {
  for (let port = known.port[0]; port <= known.port[1]; port++) {
    BY_PORT.set(port, [...(BY_PORT.get(port) ?? []), known])
  }
}

/**
 * What is known of a port on a kind of machine, best first: rows of the version before those of others, verified before
 * unverified, and rows with somebody who listens before those of clients. Without a node: of any machine.
 */
export function knownPorts(port: number, node: PortNode | null, version: string | null): KnownPort[] {
  const rows = (BY_PORT.get(port) ?? []).filter((row) => node === null || row.node === node)
  const weight = (row: KnownPort): number =>
    (covers(row.versions, version) === false ? 0 : 4) + (row.service === null ? 0 : 2) + (row.verified ? 1 : 0)
  return rows.toSorted((a, b) => weight(b) - weight(a))
}

/** Ports that a service of such a machine listens on. */
export function portsOfService(service: string, node: PortNode, version: string | null): number[] {
  const rows = KNOWN_PORTS.filter(
    (row) => row.node === node && row.service === service && row.verified && covers(row.versions, version) !== false,
  )
  return rows.filter((row) => row.port[0] === row.port[1]).map((row) => row.port[0])
}

/** The kind of machine that a bundle is of, as ports tell machines apart. */
export function portNodeOf(bundleKind: string): PortNode | null {
  switch (bundleKind) {
    case 'vc-support':
      return 'vcenter'
    case 'vm-support':
      return 'esxi'
    case 'nsx-manager':
      return 'nsx'
    case 'sva-diagnostic':
      return 'sva'
    default:
      return null
  }
}
