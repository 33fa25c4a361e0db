import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'
import { type Versions, versions } from '../versions.ts'

/** The kind of machine that a port is of. */
export type PortNode = 'vcenter' | 'esxi' | 'nsx' | 'sva'

/** What is published, or was seen in real bundles, of one port. */
export interface KnownPort {
  node: PortNode
  /** Both ends included. */
  port: readonly [from: number, to: number]
  protocol: 'tcp' | 'udp' | 'tcp/udp'
  /** Only reached from the machine itself. */
  local: boolean
  /** Who listens: id of the service. Null: the machine is only a client of it. */
  service: string | null
  process: string
  /** Log file or folder, as the machine knows it. */
  log: string | null
  purpose: LocalText
  /** In which versions it is known to be so; it may well hold in others. */
  versions: Versions
  source: string
  /** False where nothing public was seen that says so. */
  verified: boolean
}

const SOURCES = {
  D55: 'VMware vSphere 5.5 documentation, required ports',
  D60: 'VMware vSphere 6.0 documentation, required ports (GUID-ECEA77F5)',
  D65: 'VMware vSphere 6.5 documentation, required ports (GUID-ECEA77F5)',
  D70: 'VMware vSphere 7.0 documentation, required ports (GUID-ECEA77F5)',
  STIG: 'DISA STIG content for vSphere 7.0 (vmware/dod-compliance-and-automation)',
  PS: 'process list of a vCenter Server Appliance 6.7',
  LOG: 'lines of published logs',
  ENVOY: 'published access logs of envoy on vCenter Server',
  FD: 'socket, process and open-file listings of a vCenter Server Appliance 6.x, published',
  FW: 'firewall rules of ESXi 6.7 (service.xml)',
  EP: 'endpoints of the reverse proxy of ESXi 6.7 (endpoints.conf)',
  M65: 'VMware vSphere 6.5 security guide, firewall ports of ESXi',
  BC: 'Broadcom TechDocs, VCF 9.0: file paths of support bundles',
  TREND: 'Trend Micro, Deep Security Virtual Appliance: connections of a healthy host',
  RECALLED: 'general knowledge, not verified',
} as const

export interface PortNotes {
  process?: string
  log?: string
  local?: true
  udp?: true
  both?: true
  in?: string
  unverified?: true
}

/** Rows of one kind of machine, short to write: `row(8190, 'vmware-sps', 'FD', 'en', 'ja', { local: true, in: '6.5–7.0' })`. */
export function rowsOf(node: PortNode) {
  return (
    port: number | readonly [from: number, to: number],
    service: string | null,
    source: keyof typeof SOURCES,
    en: string,
    ja: string,
    notes: PortNotes = {},
  ): KnownPort => ({
    node,
    port: typeof port === 'number' ? [port, port] : port,
    protocol: notes.both ? 'tcp/udp' : notes.udp ? 'udp' : 'tcp',
    local: notes.local ?? false,
    service,
    process: notes.process ?? '',
    log: notes.log ?? null,
    purpose: say(en, ja),
    versions: versions(notes.in ?? ''),
    source: SOURCES[source],
    verified: !notes.unverified && source !== 'RECALLED',
  })
}
