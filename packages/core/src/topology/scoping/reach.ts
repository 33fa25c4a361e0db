import type {
  Evidence,
  Finding,
  Health,
  LocalText,
  Scoping,
  Topology,
  TopologyEdge,
  TopologyNode,
} from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { say } from '../../knowledge/text.ts'

export type Part = TopologyNode | TopologyEdge

/** How far the trouble reaches, as far as the bundles tell. */
export interface Reach {
  /** R1 … R11, the first mainly; empty where nothing is affected as far as is known. */
  rules: string[]
  reason: LocalText
  affected: Scoping['affected']
  /** Names of the machines that suspects are looked for on: affected VMs and hosts, and their SVAs. */
  names: ReadonlySet<string>
  evidence: Evidence[]
}

/** Parts of a host on which all its VMs hang. */
const OF_ALL = ['esx_host', 'esx_vmci', 'mux', 'e_epsec', 'epseclib', 'sva']
/** Parts of a VM that only it hangs on. */
const OF_ONE = ['thin_agent', 'guest_vmci', 'vm']

/** Reads from health and findings which VMs and hosts are affected, and by which rules of scoping that is to be judged. */
export function reachOf(gi: GiModel, topology: Topology, findings: readonly Finding[]): Reach {
  const parts: Part[] = [...topology.nodes, ...topology.edges]
  const catalogue = new Set(findings.filter(({ severity }) => severity !== 'info').flatMap((one) => one.catalogue))
  const hosts = gi.prepared.map(({ name }) => {
    const own = topology.nodes.filter(({ lane }) => lane === name)
    const broken = ofHost(parts, own, name).filter(({ health }) => health === 'failed')
    return { name, node: `esx_host@${name}`, broken, ...guestsOf(own, parts) }
  })
  const ready = new Set(hosts.map(({ name }) => name))
  const elsewhere = guestsOf(
    topology.nodes.filter(({ lane }) => lane !== null && !ready.has(lane)),
    parts,
  )
  const broken = hosts.filter((host) => host.broken.length > 0)
  const ailing = [...hosts, elsewhere].flatMap((one) => one.ailing)
  const affected: Scoping['affected'] = [
    ...broken.map(({ name, node, broken: [part] }) => ({
      kind: 'host' as const,
      name,
      node,
      health: part!.health,
      reason: part!.reason,
    })),
    ...hosts.flatMap((host) => affectedVms(host, host.broken[0])),
    ...affectedVms(elsewhere, undefined),
  ]
  const rules = [...rulesOf(gi, topology, hosts, broken, ailing.length), ...byFindings(catalogue)]
  const evidence = [...broken.flatMap((host) => host.broken), ...ailing.map(({ bad }) => bad)].flatMap((part) =>
    part.evidence.slice(0, 2),
  )
  const names = new Set(
    affected.flatMap(({ name }) => [name, ...gi.svas.filter(({ host }) => host === name).map((sva) => sva.name)]),
  )
  return {
    rules: [...new Set(rules)],
    reason: reasonOf(rules[0], broken.length, ailing.length, [...hosts, elsewhere], hosts.length),
    affected,
    names,
    evidence: evidence.slice(0, 12),
  }
}

/** VMs of one lane, and those in trouble by themselves. */
interface Guests {
  vms: readonly TopologyNode[]
  ailing: readonly { vm: TopologyNode; bad: Part }[]
}

interface HostReach extends Guests {
  name: string
  broken: readonly Part[]
}

function guestsOf(nodes: readonly TopologyNode[], parts: readonly Part[]): Guests {
  const vms = nodes.filter(({ kind }) => kind === 'vm')
  const ailing = vms.flatMap((vm) => {
    const ids = OF_ONE.map((kind) => `${kind}@${nameOf(vm)}`)
    const bad = parts.find((part) => ids.includes(part.id) && isBad(part.health))
    return bad ? [{ vm, bad }] : []
  })
  return { vms, ailing }
}

function rulesOf(
  gi: GiModel,
  topology: Topology,
  hosts: readonly HostReach[],
  broken: readonly HostReach[],
  ailing: number,
): string[] {
  if (!gi.isUsed) {
    if (topology.nodes.some(({ kind, health }) => kind === 'eam' && isBad(health))) return ['R10']
    // That nobody uses it is told by lists of VIBs without the Mux; where there are none, one guest's trouble is its own.
    const isUnused = gi.hosts.length > 0 && gi.hosts.every(({ muxVib }) => muxVib.is === 'absent')
    if (topology.nodes.some(({ kind }) => kind === 'thin_agent') && isUnused) return ['R9']
    return topology.nodes.some(({ kind, health }) => kind === 'thin_agent' && isBad(health)) ? ['R1'] : []
  }
  const isOnlyInstalled =
    broken.length > 0 && broken.every(({ broken: own }) => own.every((part) => part.kind === 'esx_host'))
  if (hosts.length > 1 && broken.length === hosts.length) return ['R4', 'R2']
  if (broken.length > 0 && !isOnlyInstalled) {
    // VMware suspects the Mux wherever its host alone is in trouble.
    return broken.some(({ broken: own }) => own.some(({ kind }) => kind === 'mux' || kind === 'e_epsec'))
      ? ['R2', 'R3']
      : ['R2']
  }
  if (ailing === 0) return []
  const all = hosts.some((host) => host.vms.length > 1 && host.ailing.length === host.vms.length)
  return all ? ['R2', 'R3'] : ['R1', 'R3']
}

/** Findings by which other rules hold beside. */
function byFindings(catalogue: ReadonlySet<string>): string[] {
  const any = (...faults: string[]): boolean => faults.some((fault) => catalogue.has(fault))
  return [
    ...(any('GI-G19', 'GI-S06') ? ['R6'] : []),
    ...(any('GI-G09', 'GI-M16', 'GI-M17', 'GI-S10', 'GI-S11') ? ['R7'] : []),
    ...(any('GI-G12') ? ['R8'] : []),
    ...(any('GI-G20') ? ['R9'] : []),
    ...(any(
      'GI-S07',
      'GI-M09',
      'GI-M10',
      'GI-M11',
      'GI-E01',
      'GI-E02',
      'GI-E03',
      'GI-E04',
      'GI-E05',
      'GI-E06',
      'GI-E07',
      'GI-E08',
    )
      ? ['R10']
      : []),
    ...(any('GI-S08') ? ['R11'] : []),
  ]
}

function ofHost(parts: readonly Part[], own: readonly TopologyNode[], host: string): Part[] {
  const ids = new Set(own.filter(({ kind }) => OF_ALL.includes(kind)).map(({ id }) => id))
  return parts.filter(
    (part) =>
      ids.has(part.id) ||
      (part.kind === 'e_epsec' && (part.id === `e_epsec@${host}` || part.id.startsWith(`e_epsec@${host}:`))),
  )
}

/** Of a broken host all its VMs; else those that ail by themselves. */
function affectedVms(host: Guests, broken: Part | undefined): Scoping['affected'] {
  const own = broken ? host.vms : host.ailing.map(({ vm }) => vm)
  return own.map((vm) => {
    const bad = host.ailing.find((one) => one.vm === vm)?.bad ?? broken!
    return { kind: 'vm' as const, name: nameOf(vm), node: vm.id, health: bad.health, reason: bad.reason }
  })
}

export function nameOf({ id }: { id: string }): string {
  return id.slice(id.indexOf('@') + 1)
}

export function isBad(health: Health): boolean {
  return health === 'failed' || health === 'degraded'
}

function reasonOf(
  rule: string | undefined,
  broken: number,
  ailing: number,
  all: readonly Guests[],
  hosts: number,
): LocalText {
  const vms = all.reduce((sum, host) => sum + host.vms.length, 0)
  if (broken > 0)
    return say(
      `The part that all VMs of a host hang on is broken on ${broken} of ${hosts} hosts`,
      `${hosts} 台中 ${broken} 台のホストで、全 VM が依存する部分に障害がある`,
    )
  if (ailing > 0)
    return say(
      `${ailing} of ${vms} VMs are in trouble, their hosts are not`,
      `${vms} 台中 ${ailing} 台の VM に問題があり、ホスト側には問題が見られない`,
    )
  if (rule === 'R10') return say('What deploys service VMs is in trouble', 'サービス VM をデプロイする側に問題がある')
  if (rule === 'R9')
    return say('Guests have its drivers; no host is prepared', 'ゲストにドライバがあるが、準備済みのホストがない')
  return say('The bundles show no part in trouble', 'バンドルからは問題のある部分が見られない')
}
