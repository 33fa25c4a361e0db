import { ofEvent } from '../facts/evidence.ts'
import type { AgentLine } from '../facts/gi/agent-lines.ts'
import { evidenceOf, type Moment } from '../facts/gi/moments.ts'
import { AGENT_CONNECTS_WITHIN, type GiVm } from '../facts/gi/vms.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { whileDown } from './mux-history.ts'
import type { Drawing } from './parts.ts'
import { ofSeen } from './seen-telling.ts'
import { joined, type Telling, tell } from './telling.ts'

/** A VM with its thin agent and driver, and the links to its host's module. */
export function drawVm(
  drawing: Drawing,
  vm: GiVm,
  lane: string | null,
  host: { vmci: string; mux: string } | null,
  material: Material,
): void {
  const { name } = vm
  drawing.node({
    kind: 'vm',
    name,
    lane,
    product: vm.guestOs ? say(vm.guestOs.value, vm.guestOs.value) : null,
    tellings: vmTellings(vm, material),
    why:
      vm.isRunning.is === 'absent'
        ? say('It is not switched on', '電源が入っていない')
        : say('No list of running VMs is in the bundles', '稼働中の VM の一覧がバンドルにない'),
  })
  const agent = drawing.node({
    kind: 'thin_agent',
    name,
    label: 'Thin Agent',
    lane,
    product: vm.agentLoaded.build
      ? say(`vsepflt build-${vm.agentLoaded.build}`, `vsepflt build-${vm.agentLoaded.build}`)
      : null,
    tellings: agentTellings(vm, material),
    why:
      vm.isWindows === false
        ? say(
            'Not Windows: whether its agent runs, only the guest tells',
            'Windows 以外(エージェントの状態はゲスト内でのみ確認できる)',
          )
        : vm.logs.length === 0
          ? say('Its vmware.log is not in the bundles', 'vmware.log がバンドルにない')
          : say(
              'Its vmware.log says nothing of the agent, nor that Tools started',
              'vmware.log にエージェントも Tools の起動も記録されていない',
            ),
  })
  const driver = drawing.node({
    kind: 'guest_vmci',
    name,
    label: 'vmci',
    lane,
    tellings: driverTellings(vm),
    why: say(
      'Nothing tells of the driver: sc query vmci in the guest would',
      'ドライバの状態を示すものがない(ゲスト内で sc query vmci を実行すると分かる)',
    ),
  })
  drawing.edge({
    kind: 'e_guest',
    name,
    from: agent,
    to: driver,
    protocol: null,
    tellings: guestLink(vm),
    why: say('Nothing tells whether they work together', '連携しているかどうかを示すものがない'),
  })
  if (host)
    drawing.edge({
      kind: 'e_vmci',
      name,
      from: driver,
      to: host.vmci,
      protocol: 'VMCI',
      tellings: linkTellings(vm, drawing.tellingsOf(host.mux), material),
      why: say('No line tells of the connection to the Mux', 'Mux への接続を示す行がない'),
    })
  if (vm.netLoaded.is === 'there' || vm.drivers.netDriver.is === 'there') {
    const seen = vm.drivers.netDriver.is === 'there' ? vm.drivers.netDriver : vm.netLoaded
    drawing.node({
      kind: 'net_agent',
      name,
      label: 'Network Introspection',
      lane,
      tellings: ofSeen(
        seen,
        say('Loaded; protection against malware does not need it', 'ロードされている(不正プログラム対策には不要)'),
        {
          health: 'unknown',
          reason: say('Not loaded', 'ロードされていない'),
        },
      ),
      why: say('Not loaded', 'ロードされていない'),
    })
  }
}

/** Lines that a guest writes which is awake. */
const SPEAKS: readonly AgentLine[] = ['connected', 'loaded', 'tools']

function vmTellings(vm: GiVm, material: Material): Telling[] {
  const lost = vm.lines.filter(({ kind }) => kind === 'heartbeat-lost')
  const lines = lost.flatMap((line) => {
    const next = vm.lines.find(({ kind, time }) => time > line.time && kind !== 'heartbeat-lost' && kind !== 'guest-os')
    const down = tell(
      line.time,
      'degraded',
      say(
        'VMware Tools gave no more sign of life: asleep, hung, or Tools stopped',
        'VMware Tools の応答がない(スリープ、ハングアップ、または Tools の停止)',
      ),
      [evidenceOf(material, line)],
    )
    return next
      ? [
          down,
          tell(next.time, 'ok', say('The guest gives signs of life again', 'ゲストの応答が再開した'), [
            evidenceOf(material, next),
          ]),
        ]
      : [down]
  })
  const power = vm.lines
    .filter(({ kind }) => kind === 'power-on')
    .map((line) => tell(line.time, 'ok', say('Switched on', '電源が入っている'), [evidenceOf(material, line)]))
  const spoke = vm.lines
    .filter(({ kind, time }) => SPEAKS.includes(kind) && vm.sleeps.some((sleep) => sleep.time < time))
    .map((line) =>
      tell(line.time, 'ok', say('The guest gives signs of life again', 'ゲストの応答が再開した'), [
        evidenceOf(material, line),
      ]),
    )
  const asleep = vm.sleeps.map(({ time, isAsleep, event }) =>
    isAsleep
      ? tell(time, 'degraded', say('It went to sleep or was suspended', 'スリープまたはサスペンド状態になった'), [
          ofEvent(material, event),
        ])
      : tell(time, 'ok', say('It is awake', '動作している'), [ofEvent(material, event)]),
  )
  const slept = [...asleep, ...spoke].sort((a, b) => a.at! - b.at!)
  const silent = lines.at(-1)?.health === 'degraded' || slept.at(-1)?.health === 'degraded'
  const seen = ofSeen(vm.isRunning, say('Switched on', '電源が入っている'), {
    health: 'unknown',
    reason: say('It is not switched on', '電源が入っていない'),
  })
  // That it is switched on says nothing against a guest that does not answer.
  return [...power, ...lines, ...slept, ...(silent && vm.isRunning.is === 'there' ? [] : seen)]
}

function agentTellings(vm: GiVm, material: Material): Telling[] {
  const { fileFilter, linuxAgent } = vm.drivers
  if (vm.isWindows === false)
    return ofSeen(linuxAgent, say('vsepd runs', 'vsepd が稼働している'), {
      health: 'failed',
      reason: say('vsepd does not run', 'vsepd が稼働していない'),
    })
  const seen = ofSeen(fileFilter, say('The driver vsepflt is loaded', 'vsepflt ドライバがロードされている'), {
    health: 'failed',
    reason: say('The driver vsepflt is not loaded', 'vsepflt ドライバがロードされていない'),
  })
  const lines = bootTellings(vm, material)
  if (vm.agentLoaded.is === 'absent')
    lines.push(
      tell(
        vm.agentLoaded.at,
        'failed',
        say(
          'VMware Tools started, the thin agent did not: not installed or not loaded',
          'VMware Tools は起動したが、シン エージェントがロードされていない(未インストールまたは未ロード)',
        ),
        vm.agentLoaded.evidence,
      ),
    )
  // A driver that runs is not yet one that is connected: what its own lines say of that stays.
  const last = lines.toSorted((a, b) => a.at! - b.at!).at(-1)
  if (fileFilter.is === 'there' && last && last.health !== 'unknown') return lines
  return joined([lines], seen)
}

/** Boot by boot: loaded and connected, loaded only, or powered on without a word. */
function bootTellings(vm: GiVm, material: Material): Telling[] {
  const cite = (line: Moment<AgentLine>) => [evidenceOf(material, line)]
  const connections = vm.lines.filter(({ kind }) => kind === 'connected')
  return vm.lines.flatMap((line): Telling[] => {
    switch (line.kind) {
      case 'power-on':
        return [
          tell(
            line.time,
            'unknown',
            say('Switched on; the agent was not yet loaded', '電源が入った直後で、まだロードされていない'),
            cite(line),
          ),
        ]
      case 'loaded': {
        const near = connections.find(({ time }) => Math.abs(time - line.time) <= AGENT_CONNECTS_WITHIN)
        const fine = say('Loaded and connected to the Mux', 'ロードされ、Mux に接続した')
        if (near) return [tell(Math.max(near.time, line.time), 'ok', fine, [...cite(line), ...cite(near)])]
        const waited = line.time + AGENT_CONNECTS_WITHIN
        const loaded = tell(
          line.time,
          'unknown',
          say('Loaded, not yet connected', 'ロードされたが、まだ接続していない'),
          cite(line),
        )
        if (vm.logEnd === null || vm.logEnd < waited) return [loaded]
        return [
          loaded,
          tell(
            waited,
            'failed',
            say('Loaded, but never connected to the Mux', 'ロードされたが、Mux に接続していない'),
            cite(line),
          ),
        ]
      }
      case 'connected':
        // Another connection of the same boot: the agent works again, whatever there was.
        return [tell(line.time, 'ok', say('Loaded and connected to the Mux', 'ロードされ、Mux に接続した'), cite(line))]
      case 'error':
        return [
          tell(line.time, 'degraded', say('The agent reports an error', 'エージェントがエラーを記録した'), cite(line)),
        ]
      case 'failure':
        return [
          tell(
            line.time,
            'degraded',
            say('The agent reports a failure (wording not published)', 'エージェントが失敗を記録した(文言は非公開)'),
            cite(line),
          ),
        ]
      default:
        return []
    }
  })
}

function driverTellings(vm: GiVm): Telling[] {
  const seen = ofSeen(vm.drivers.vmci, say('The driver vmci runs', 'vmci ドライバが稼働している'), {
    health: 'failed',
    reason: say('The driver vmci does not run', 'vmci ドライバが稼働していない'),
  })
  const implied = ofSeen(
    vm.agentConnected,
    say('The agent is connected through it', 'エージェントがこれを介して接続している'),
    {
      health: 'unknown',
      reason: say('The agent is loaded and never connected', 'エージェントはロードされたが接続していない'),
    },
  )
  return joined([implied], seen)
}

function guestLink(vm: GiVm): Telling[] {
  const { fileFilter, vmci } = vm.drivers
  const connected = ofSeen(
    vm.agentConnected,
    say('The agent is connected to the Mux', 'エージェントが Mux に接続している'),
    {
      health: 'unknown',
      reason: say('The agent is loaded and never connected', 'エージェントはロードされたが接続していない'),
    },
  )
  const broken = [
    ...(vm.agentLoaded.is === 'absent' ? [tell(vm.agentLoaded.at, 'failed', NO_AGENT, vm.agentLoaded.evidence)] : []),
    ...(fileFilter.is === 'absent' ? [tell(fileFilter.at, 'failed', NO_AGENT, fileFilter.evidence)] : []),
    ...(vmci.is === 'absent'
      ? [tell(vmci.at, 'failed', say('The driver vmci does not run', 'vmci ドライバが稼働していない'), vmci.evidence)]
      : []),
  ]
  return vm.isWindows === false ? [] : [...connected, ...broken]
}

const NO_AGENT = say('The thin agent is not loaded', 'シン エージェントがロードされていない')

/** The guest's link to the Mux: each connection makes it, each end of the Mux breaks it. */
function linkTellings(vm: GiVm, mux: readonly Telling[], material: Material): Telling[] {
  if (vm.isWindows === false) return []
  const connected = vm.lines
    .filter(({ kind }) => kind === 'connected')
    .map((line, index, all) => {
      const isAgain = index > 0 && !isOfNewBoot(line.time, all[index - 1]!.time, vm)
      const reason = isAgain
        ? say('Connected again: the link had been lost in between', '再接続した(それまでの間に接続が切れていた)')
        : say('Connected to the Mux', 'Mux に接続した')
      return tell(line.time, 'ok', reason, [evidenceOf(material, line)])
    })
  const broken = whileDown(
    mux,
    say('The Mux runs again; no line tells of a new connection', 'Mux は再び稼働。再接続を示す行はない'),
  )
  const never =
    vm.agentConnected.is === 'absent'
      ? [
          tell(
            (vm.agentConnected.at ?? 0) + AGENT_CONNECTS_WITHIN,
            'failed',
            say('The agent was loaded and never connected in this boot', 'この起動ではロード後に一度も接続していない'),
            vm.agentConnected.evidence,
          ),
        ]
      : []
  const absent =
    vm.agentLoaded.is === 'absent' ? [tell(vm.agentLoaded.at, 'failed', NO_AGENT, vm.agentLoaded.evidence)] : []
  return [...broken, ...connected, ...never, ...absent]
}

/** Between two connections the guest started anew: the second is no reconnection. */
function isOfNewBoot(time: number, before: number, vm: GiVm): boolean {
  return vm.lines.some(
    (line) =>
      (line.kind === 'power-on' && line.time > before && line.time <= time) ||
      (line.kind === 'loaded' && Math.abs(line.time - time) <= AGENT_CONNECTS_WITHIN),
  )
}
