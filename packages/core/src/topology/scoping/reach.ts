import type { Evidence, Finding, LocalText, Scoping, Topology, TopologyNode } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { say } from '../../knowledge/text.ts'
import { type Guests, isBad, nameOf, type Part } from './part.ts'
import { rulesOf } from './rules.ts'

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
export const OF_ALL: readonly string[] = ['esx_host', 'esx_vmci', 'mux', 'e_epsec', 'epseclib', 'sva']
/** Parts of a VM that only it hangs on. */
const OF_ONE = ['thin_agent', 'guest_vmci', 'vm']

/** Reads from health and findings which VMs and hosts are affected, and by which rules of scoping that is to be judged. */
export function reachOf(gi: GiModel, topology: Topology, findings: readonly Finding[]): Reach {
  const parts: Part[] = [...topology.nodes, ...topology.edges]
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
      through: part!.id,
    })),
    ...hosts.flatMap((host) => affectedVms(host, host.broken[0])),
    ...affectedVms(elsewhere, undefined),
  ]
  const rules = rulesOf({ gi, topology, findings, hosts, ailing })
  const evidence = [...broken.flatMap((host) => host.broken), ...ailing.map(({ bad }) => bad)].flatMap((part) =>
    part.evidence.slice(0, 2),
  )
  const names = new Set(
    affected.flatMap(({ name }) => [name, ...gi.svas.filter(({ host }) => host === name).map((sva) => sva.name)]),
  )
  return {
    rules,
    reason: reasonOf(rules[0], broken.length, ailing.length, [...hosts, elsewhere], hosts.length),
    affected,
    names,
    evidence: evidence.slice(0, 12),
  }
}

function guestsOf(nodes: readonly TopologyNode[], parts: readonly Part[]): Guests {
  const vms = nodes.filter(({ kind }) => kind === 'vm')
  const ailing = vms.flatMap((vm) => {
    const ids = OF_ONE.map((kind) => `${kind}@${nameOf(vm)}`)
    const bad = parts.find((part) => ids.includes(part.id) && isBad(part.health))
    return bad ? [{ vm, bad }] : []
  })
  const agents = nodes.filter(({ kind, health }) => kind === 'thin_agent' && health !== 'unknown')
  return { vms, ailing, told: agents.length }
}

function ofHost(parts: readonly Part[], own: readonly TopologyNode[], host: string): Part[] {
  const ids = new Set(own.filter(({ kind }) => OF_ALL.includes(kind)).map(({ id }) => id))
  return parts.filter(
    (part) =>
      ids.has(part.id) ||
      (part.kind === 'e_epsec' && (part.id === `e_epsec@${host}` || part.id.startsWith(`e_epsec@${host}:`))),
  )
}

/** `web2` before `web10`. */
const { compare: inOrder } = new Intl.Collator('en', { numeric: true })

/** Of a broken host all its VMs; else those that ail by themselves. */
function affectedVms(host: Guests, broken: Part | undefined): Scoping['affected'] {
  const own = broken ? host.vms : host.ailing.map(({ vm }) => vm)
  const affected = own.map((vm) => {
    const { health, reason, id } = host.ailing.find((one) => one.vm === vm)?.bad ?? broken!
    return { kind: 'vm' as const, name: nameOf(vm), node: vm.id, health, reason, through: id }
  })
  return affected.sort((a, b) => inOrder(a.name, b.name))
}

function reasonOf(
  rule: string | undefined,
  broken: number,
  ailing: number,
  all: readonly Guests[],
  hosts: number,
): LocalText {
  const vms = all.reduce((sum, host) => sum + host.vms.length, 0)
  if (rule === 'R5')
    return say(
      'Service VMs of one partner only are in trouble, wherever it has one; those of others are not',
      '特定のパートナー製品のサービス VM のみ、すべてのホストで問題がある(他製品は正常)',
    )
  if (rule === 'R6')
    return say(
      'Only VMs that were moved to another host before are in trouble',
      '別のホストへ移動した VM にのみ、移動後に問題が発生している',
    )
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
