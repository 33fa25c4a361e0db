import type { FileScan, FlowStep, LocalText, Topology } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { GiHost } from '../../facts/gi/hosts.ts'
import { edgeId, nodeId } from '../../facts/gi/ids.ts'
import { say } from '../../knowledge/text.ts'
import type { Part } from '../scoping/part.ts'

/** VMs whose own way is shown beside that of their host. */
const MOST_VMS = 20

const TITLES: readonly LocalText[] = [
  say('A file is read, written or made in the guest', 'ゲストでファイルの読み取り・書き込み・作成が行われる'),
  say('The thin agent sees it and holds the file', 'シン エージェントが検知し、ファイルをロックする'),
  say('The agent tells the Mux through VMCI', 'シン エージェントが VMCI 経由で Mux に渡す'),
  say('The Mux and the SVA scan it over TCP', 'Mux と SVA が TCP/IP で通信し、ファイルをスキャンする'),
  say('The SVA tells the agent: delete it or let it be', 'SVA がシン エージェントに削除または無視を指示する'),
]

/** The way of a scan on each prepared host, and that of VMs which break it by themselves. */
export function scansOf(gi: GiModel, topology: Topology): FileScan[] {
  const parts = new Map<string, Part>([...topology.nodes, ...topology.edges].map((part) => [part.id, part]))
  return gi.prepared.flatMap((host) => {
    const vms = topology.nodes
      .filter(({ kind, lane }) => kind === 'vm' && lane === host.name)
      .map(({ id }) => id.slice('vm@'.length))
    const whole = scanOf(host, null, vms, parts, gi)
    const own = vms
      .map((vm) => scanOf(host, vm, [vm], parts, gi))
      .filter(({ brokenAt }) => brokenAt !== null && brokenAt !== whole.brokenAt)
    return [whole, ...own.slice(0, MOST_VMS)]
  })
}

function scanOf(
  host: GiHost,
  vm: string | null,
  vms: readonly string[],
  parts: ReadonlyMap<string, Part>,
  gi: GiModel,
): FileScan {
  const of = (...ids: string[]): Part[] => ids.flatMap((id) => parts.get(id) ?? [])
  const sva = gi.svas.find((one) => one.host === host.name && !one.isUsvm)?.name ?? host.name
  const taken: Taken[] = [
    { state: 'inferred', reason: say('No log shows it', 'ログには記録されない'), parts: [] },
    anyOf(
      vms.map((name) => allOf(of(nodeId('thin_agent', name)))),
      vm,
    ),
    join(
      allOf(of(nodeId('esx_vmci', host.name), nodeId('mux', host.name))),
      anyOf(
        vms.map((name) => allOf(of(nodeId('guest_vmci', name), edgeId('e_guest', name), edgeId('e_vmci', name)))),
        vm,
      ),
    ),
    allOf(of(edgeId('e_epsec', host.name), nodeId('epseclib', sva), nodeId('sva', sva))),
  ]
  const isWhole = taken.every(({ state }) => state === 'done' || state === 'inferred')
  taken.push({
    state: isWhole ? 'inferred' : 'unknown',
    reason: isWhole
      ? say(
          'The way back is that of the steps before; only a test shows it',
          '経路は前のステップと同じ(確認には機能テストが必要)',
        )
      : say('Nothing shows it; only a test does', '示すものがない(確認には機能テストが必要)'),
    parts: [],
  })
  const broken = taken.findIndex(({ state }) => state === 'broken')
  const steps = taken.map(({ state, reason, parts: about }, index): FlowStep => {
    const isBeyond = broken >= 0 && index > broken
    return {
      step: String(index + 1),
      title: TITLES[index]!,
      state: isBeyond && state !== 'broken' ? 'open' : state,
      at: null,
      reason: isBeyond && state !== 'broken' ? say('A step before is broken', '前のステップで途切れている') : reason,
      about: about.slice(0, 10).map(({ id }) => id),
      evidence: about.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, 5),
    }
  })
  return { host: host.name, vm, brokenAt: broken < 0 ? null : String(broken + 1), steps }
}

interface Taken {
  state: 'done' | 'inferred' | 'broken' | 'unknown'
  reason: LocalText
  parts: readonly Part[]
}

/** Every part of a step has to be well. */
function allOf(parts: readonly Part[]): Taken {
  const bad = parts.find(({ health }) => health === 'failed')
  if (bad) return { state: 'broken', reason: bad.reason, parts: [bad, ...parts.filter((part) => part !== bad)] }
  const unclear = parts.find(({ health }) => health === 'unknown') ?? parts.find(({ health }) => health === 'degraded')
  const ok = parts.find(({ health }) => health === 'ok')
  if (parts.length === 0 || !ok || unclear)
    return { state: 'unknown', reason: unclear?.reason ?? say('Nothing tells of it', '示すものがない'), parts }
  return { state: 'done', reason: ok.reason, parts }
}

/** Of a host, the step works where it works for any of its VMs; it is broken where it is for all that are known. */
function anyOf(each: readonly Taken[], vm: string | null): Taken {
  if (vm !== null)
    return each[0] ?? { state: 'unknown', reason: say('Nothing tells of it', '示すものがない'), parts: [] }
  const of = (state: Taken['state']): Taken[] => each.filter((one) => one.state === state)
  const [done, broken] = [of('done'), of('broken')]
  const parts = (list: readonly Taken[]) => list.flatMap((one) => one.parts)
  if (done.length > 0)
    return {
      state: 'done',
      reason: say(`Of ${done.length} of ${each.length} VMs`, `${each.length} 台中 ${done.length} 台の VM で正常`),
      parts: parts(done),
    }
  if (broken.length > 0)
    return {
      state: 'broken',
      reason: say(`Of ${broken.length} of ${each.length} VMs`, `${each.length} 台中 ${broken.length} 台の VM で異常`),
      parts: parts(broken),
    }
  return { state: 'unknown', reason: say('No VM tells of it', '示すものがない'), parts: [] }
}

function join(a: Taken, b: Taken): Taken {
  const parts = [...a.parts, ...b.parts]
  if (a.state === 'broken') return { ...a, parts }
  if (b.state === 'broken') return { ...b, parts }
  // A guest that is connected shows that host and Mux work.
  if (b.state === 'done') return { ...b, parts }
  return { ...(a.state === 'done' ? b : a), parts }
}
