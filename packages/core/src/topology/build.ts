import type { Topology } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { type GiModel, hasAgentTrace } from '../facts/gi/gi.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { nodeId } from '../facts/gi/ids.ts'
import type { GiVm } from '../facts/gi/vms.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { drawHost } from './host-parts.ts'
import { drawManagers, type ManagerIds } from './manager-parts.ts'
import { Drawing } from './parts.ts'
import { ofSeen } from './seen-telling.ts'
import { drawSva } from './sva-parts.ts'
import { tell } from './telling.ts'
import { drawUsvm, spokenOfUsvm } from './usvm-parts.ts'
import { drawVm } from './vm-parts.ts'

/** VMs whose host nothing tells stand in a lane of this name. */
export const UNPLACED_LANE = '?'

/**
 * The parts of Guest Introspection that bundles tell of, how each stands, and why: nodes by machine, edges between them.
 * Empty where nothing tells of Guest Introspection.
 */
export function buildTopology(gi: GiModel, material: Material): Topology {
  const collected = collectionOf(material)
  const drawing = new Drawing(collected)
  if (!gi.hasTrace) return { nodes: [], edges: [] }
  const managers = drawManagers(drawing, gi, material, collected)
  const hosts = new Map<string, { vmci: string; mux: string }>()
  for (const host of gi.hosts) {
    if (!gi.isUsed && !gi.vms.some((vm) => vm.host === host.name && hasAgentTrace(vm))) continue
    const ids = drawHost(drawing, host, gi, material)
    hosts.set(host.name, ids)
    const own = gi.svas.filter((sva) => sva.host === host.name)
    const partners = own.filter(({ isUsvm }) => !isUsvm)
    for (const [index, sva] of partners.entries()) drawSva(drawing, sva, { host, mux: ids.mux }, index, gi, material)
    for (const sva of own)
      if (sva.isUsvm && managers.manager) drawUsvm(drawing, sva, ids.mux, managers.manager, gi, material)
    drawUpwards(drawing, host, ids, ownManager(gi, host, managers), gi.prepared.includes(host))
  }
  const usvm = spokenOfUsvm(gi)
  if (usvm && managers.manager)
    drawUsvm(
      drawing,
      usvm,
      usvm.host === null ? null : (hosts.get(usvm.host)?.mux ?? null),
      managers.manager,
      gi,
      material,
    )
  for (const sva of gi.svas) if (sva.host === null && !sva.isUsvm) drawSva(drawing, sva, null, 0, gi, material)
  for (const sva of gi.svas) {
    if (sva.isUsvm || managers.partner === null) continue
    const silent = say('Nothing tells of this link', 'この連携を示すものがない')
    drawing.edge({
      kind: 'e_agent',
      name: sva.name,
      from: managers.partner,
      to: nodeId('sva', sva.name),
      protocol: null,
      tellings: [],
      why: silent,
    })
  }
  const lone = gi.prepared.length === 1 ? gi.prepared[0]! : null
  for (const vm of gi.vms) {
    if (!isShown(vm, gi)) continue
    const lane = vm.host ?? lone?.name ?? null
    drawVm(drawing, vm, lane ?? UNPLACED_LANE, lane === null ? null : (hosts.get(lane) ?? null), material)
  }
  return { nodes: drawing.nodes, edges: drawing.edges }
}

/** On a prepared host every VM that could be protected; elsewhere those whose agent left a trace. */
function isShown(vm: GiVm, gi: GiModel): boolean {
  // VMs by which vSphere clusters itself; nobody protects them.
  if (/^vCLS\b/.test(vm.name)) return false
  // Somebody looked at its drivers, and what was found of them must have its place.
  if (hasAgentTrace(vm) || vm.drivers.vmci.is !== 'unknown') return true
  const isHostReady = gi.prepared.some((host) => host.name === vm.host)
  return isHostReady && (vm.isRunning.is === 'there' || vm.logs.length > 0)
}

/** Links of a host with the machines above it. */
function drawUpwards(
  drawing: Drawing,
  host: GiHost,
  ids: { host: string; mux: string },
  managers: ManagerIds,
  isReady: boolean,
): void {
  const { name } = host
  const silent = say('Nothing tells of this link', 'この連携を示すものがない')
  if (managers.eam)
    drawing.edge({
      kind: 'e_deploy',
      name,
      from: managers.eam,
      to: ids.host,
      protocol: null,
      tellings: [],
      why: silent,
    })
  if (managers.vcenter)
    drawing.edge({
      kind: 'e_host',
      name,
      from: managers.vcenter,
      to: ids.host,
      protocol: 'TCP 443, UDP 902',
      tellings: [],
      why: silent,
    })
  if (!managers.manager || !isReady) return
  const noList = say('No list of connections is in the bundles', '接続の一覧がバンドルにない')
  if (host.muxName === 'nsx-context-mux') {
    drawOpsAgent(drawing, host, ids.mux, managers.manager)
    return
  }
  const { toManager } = host.links
  drawing.edge({
    kind: 'e_cfg',
    name,
    from: ids.mux,
    to: managers.manager,
    protocol: 'TCP 443',
    // May be short-lived: what is not there now may have been there.
    tellings:
      toManager.is === 'absent' && host.mux.is !== 'there'
        ? []
        : ofSeen(toManager, say('The Mux is connected to its manager', 'Mux がマネージャに接続している'), {
            health: 'degraded',
            reason: say(
              'At collection the Mux had no connection to its manager',
              '採取時、Mux からマネージャへの接続がなかった',
            ),
          }),
    why: toManager.is === 'absent' ? say('The Mux does not run', 'Mux が稼働していない') : noList,
  })
}

/** Of several managers, the one that the host's Mux is connected to. */
function ownManager(gi: GiModel, host: GiHost, managers: ManagerIds): ManagerIds {
  const own = gi.managers.find(({ hosts }) => hosts.includes(host.name))
  return own ? { ...managers, manager: nodeId('manager', own.name) } : managers
}

function drawOpsAgent(drawing: Drawing, host: GiHost, mux: string, manager: string): void {
  const { name, opsAgent, links } = host
  const agent = drawing.node({
    kind: 'ops_agent',
    name,
    label: 'nsx-opsagent',
    lane: name,
    tellings: ofSeen(opsAgent, say('It runs', '稼働している'), {
      health: 'failed',
      reason: say('It does not run', '稼働していない'),
    }),
    why: say('No list of processes is in the bundles', 'プロセスの一覧がバンドルにない'),
  })
  const silent = say('Nothing tells of this link', 'この連携を示すものがない')
  drawing.edge({
    kind: 'e_ops',
    name: `${name}:local`,
    from: mux,
    to: agent,
    protocol: null,
    tellings: [],
    why: silent,
  })
  drawing.edge({
    kind: 'e_ops',
    name,
    from: agent,
    to: manager,
    protocol: 'TCP 1234, 1235',
    tellings:
      links.toNsx.is === 'there'
        ? [
            tell(
              links.at,
              'ok',
              say('The host is connected to NSX Manager', 'ホストが NSX Manager に接続している'),
              links.toNsx.evidence,
            ),
          ]
        : links.toNsx.is === 'absent'
          ? [
              tell(
                links.at,
                'degraded',
                say(
                  'At collection the host had no connection to NSX Manager',
                  '採取時、ホストから NSX Manager への接続がなかった',
                ),
                links.toNsx.evidence,
              ),
            ]
          : [],
    why: say('No list of connections is in the bundles', '接続の一覧がバンドルにない'),
  })
}

/** The latest moment that anything is of. */
function collectionOf(material: Material): number | null {
  const times = [
    ...material.members.flatMap(({ collectedAt }) => (collectedAt === null ? [] : [parseMicros(collectedAt)!])),
    ...material.sources.flatMap(({ lastTime }) => (lastTime === null ? [] : [parseMicros(lastTime)!])),
  ]
  return times.length > 0 ? Math.max(...times) : null
}
