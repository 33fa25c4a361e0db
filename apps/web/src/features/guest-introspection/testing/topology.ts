import type { Check, Evidence, Health, Topology, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'

/** Topologies for tests: hosts with their guests, Mux and appliance, managers above. */

const text = (en: string) => ({ en, ja: `${en} (日本語)` })

function evidenceOf(line: string, event: string | null = null): Evidence {
  return {
    basis: event ? 'log' : 'snapshot',
    bundle: '00112233aabbccdd',
    member: 'b1',
    path: 'commands/ps_-c.txt',
    line: 4,
    time: '2024-05-02T09:00:00.000000Z',
    text: line,
    event,
  }
}

export const CHECKS: Check[] = [
  {
    rule: 'r-there',
    catalogue: ['GI-X01'],
    title: text('It runs'),
    outcome: 'clear',
    reason: text('Seen'),
    missing: [],
  },
  {
    rule: 'r-ask',
    catalogue: [],
    title: text('Its build'),
    outcome: 'not-applicable',
    reason: text('Nothing shows it'),
    missing: [text('Paste `strings libEPSec.so | grep BUILD`')],
  },
]

type History = readonly (readonly [from: string | null, health: Health])[]

function stateful(health: Health, history: History = [[null, health]]) {
  return {
    health,
    reason: text(`it is ${health}`),
    evidence: [evidenceOf('a line of a listing')],
    history: history.map(([from, each]) => ({ from, health: each, reason: text(`was ${each}`) })),
    checks: CHECKS.map(({ rule }) => rule),
    passed: [],
    findings: [],
  }
}

export function node(id: string, lane: string | null, health: Health = 'ok', history?: History): TopologyNode {
  const kind = id.slice(0, id.indexOf('@'))
  return { id, kind, label: id.slice(id.indexOf('@') + 1), lane, product: null, ...stateful(health, history) }
}

export function edge(
  id: string,
  from: string,
  to: string,
  protocol: string | null,
  health: Health = 'ok',
  history?: History,
): TopologyEdge {
  return { id, kind: id.slice(0, id.indexOf('@')), from, to, protocol, ...stateful(health, history) }
}

/** A host with `guests` VMs, all healthy but those named in `troubled`. */
export function hostOf(host: string, guests: number, troubled: Readonly<Record<string, Health>> = {}): Topology {
  const names = Array.from({ length: guests }, (_, i) => `vm${String(i + 1).padStart(2, '0')}-${host}`)
  const sva = `sva-${host}`
  const health = (id: string) => troubled[id] ?? 'ok'
  const own = (id: string) => node(id, host, health(id))
  const link = (id: string, from: string, to: string, protocol: string | null) =>
    edge(id, from, to, protocol, health(id))
  return {
    nodes: [
      own(`esx_host@${host}`),
      ...names.flatMap((name) => [own(`vm@${name}`), own(`thin_agent@${name}`), own(`guest_vmci@${name}`)]),
      own(`esx_vmci@${host}`),
      own(`mux@${host}`),
      own(`sva@${sva}`),
      own(`epseclib@${sva}`),
    ],
    edges: [
      ...names.flatMap((name) => [
        link(`e_guest@${name}`, `thin_agent@${name}`, `guest_vmci@${name}`, null),
        link(`e_vmci@${name}`, `guest_vmci@${name}`, `esx_vmci@${host}`, 'VMCI'),
      ]),
      link(`e_vmci@${host}`, `esx_vmci@${host}`, `mux@${host}`, 'VMCI'),
      link(`e_epsec@${host}`, `mux@${host}`, `epseclib@${sva}`, 'TCP 48651'),
    ],
  }
}

/** Managers over hosts. */
export function withManagers(...hosts: readonly Topology[]): Topology {
  const lanes = hosts.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'esx_host').map(({ label }) => label))
  return {
    nodes: [
      node('vcenter@vc1', null, 'unknown'),
      node('eam@vc1', null, 'unknown'),
      node('manager@nsx1', null),
      node('partner_mgr@dsm1', null, 'unknown'),
      ...hosts.flatMap(({ nodes }) => nodes),
    ],
    edges: [
      edge('e_agency@nsx1', 'manager@nsx1', 'eam@vc1', 'HTTPS', 'unknown'),
      edge('e_done@nsx1', 'eam@vc1', 'manager@nsx1', 'HTTPS', 'unknown'),
      edge('e_svc@nsx1', 'partner_mgr@dsm1', 'manager@nsx1', 'HTTPS', 'unknown'),
      edge('e_inv@vc1', 'partner_mgr@dsm1', 'vcenter@vc1', 'HTTPS', 'unknown'),
      ...lanes.flatMap((lane) => [
        edge(`e_cfg@${lane}`, `mux@${lane}`, 'manager@nsx1', 'REST 443'),
        edge(`e_deploy@${lane}`, 'eam@vc1', `esx_host@${lane}`, null, 'unknown'),
        edge(`e_agent@${lane}`, 'partner_mgr@dsm1', `sva@sva-${lane}`, null, 'unknown'),
      ]),
      ...hosts.flatMap(({ edges }) => edges),
    ],
  }
}
