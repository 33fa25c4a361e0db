import type {
  Deployment,
  Evidence,
  Finding,
  FlowStep,
  Health,
  LocalText,
  Topology,
} from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { readRuntime } from '../../facts/gi/eam-lines.ts'
import { isNamed, textOf } from '../../facts/gi/event-text.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { GiHost } from '../../facts/gi/hosts.ts'
import { edgeId, nodeId } from '../../facts/gi/ids.ts'
import { evidenceOf } from '../../facts/gi/moments.ts'
import type { Material } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'

/** The seven steps of VMware's KB 2096846, in its order; the last two are told by different parties, in any order. */
const STEPS: readonly { step: string; title: LocalText }[] = [
  {
    step: 'S1',
    title: say('The cluster is chosen: EAM makes an agency', 'クラスタを選択し、EAM にエージェンシーが作成される'),
  },
  { step: 'S2', title: say('EAM deploys the OVF to the host', 'EAM が OVF をホストにデプロイする') },
  { step: 'S3', title: say('NSX Manager sees that it was deployed', 'NSX Manager がデプロイを確認する') },
  { step: 'S4', title: say('NSX Manager sees that the VM is switched on', 'NSX Manager が VM のパワーオンを確認する') },
  {
    step: 'S5',
    title: say('NSX Manager tells the partner’s manager', 'NSX Manager がパートナーのマネージャに通知する'),
  },
  {
    step: 'S6',
    title: say('EAM tells NSX that the installation is complete', 'EAM がインストール完了を NSX に通知する'),
  },
  {
    step: 'S7',
    title: say(
      'The partner’s manager tells NSX that the service is up',
      'パートナーのマネージャがサービス稼働を NSX に通知する',
    ),
  },
]

/** What shows that a step was taken. */
interface Sign {
  step: string
  at: number | null
  reason: LocalText
  evidence: readonly Evidence[]
  /** Follows from something else: no line tells the step itself. */
  isInferred?: boolean
}

/** Faults that keep a deployment from going on. */
const BLOCKING = /^GI-(?:E\d\d|M09|M10|M11|M07|S04|S07|N05|N06)$/

/** How far the deployment of each host's service VM came, by what the bundles show. */
export function deploymentsOf(
  gi: GiModel,
  topology: Topology,
  findings: readonly Finding[],
  material: Material,
): Deployment[] {
  const blocking = findings.filter(({ catalogue }) => catalogue.some((fault) => BLOCKING.test(fault)))
  if (gi.prepared.length > 0)
    return gi.prepared.map((host) => {
      const others = gi.hosts.filter((one) => one !== host).map(({ name }) => name)
      const own = blocking.filter(
        ({ affects }) => !affects.some((object) => others.some((other) => object.endsWith(other))),
      )
      return deploymentOf(host, signsOf(host, gi, topology, material), own, gi, topology)
    })
  const isBlocked = topology.nodes.some(
    ({ kind, health }) => kind === 'eam' && (health === 'failed' || health === 'degraded'),
  )
  return isBlocked || blocking.length > 0
    ? [deploymentOf(null, eamSigns(null, gi, material), blocking, gi, topology)]
    : []
}

function deploymentOf(
  host: GiHost | null,
  signs: readonly Sign[],
  blocking: readonly Finding[],
  gi: GiModel,
  topology: Topology,
): Deployment {
  const reachedAt = Math.max(-1, ...signs.map(({ step }) => STEPS.findIndex((one) => one.step === step)))
  const isOld = gi.era === 'vshield'
  const steps = STEPS.map(({ step, title }, index): FlowStep => {
    const own = signs.filter((sign) => sign.step === step)
    const about = host && index >= 3 ? [nodeId('sva', svaName(host, gi))] : []
    const base = { step, title, about, at: null, evidence: [] }
    if (isOld && index < 6)
      return {
        ...base,
        state: 'not-applicable',
        reason: say('In vShield the partner deploys the SVA', 'vShield ではパートナー製品が SVA をデプロイする'),
      }
    const first = own.find(({ isInferred }) => !isInferred) ?? own[0]
    if (first)
      return {
        ...base,
        state: first.isInferred ? 'inferred' : 'done',
        at: first.at === null ? null : formatMicros(first.at),
        reason: first.reason,
        evidence: own.flatMap(({ evidence }) => evidence).slice(0, 6),
      }
    if (index < reachedAt)
      return { ...base, state: 'inferred', reason: say('A later step was taken', '後続のステップから推定') }
    if (index === reachedAt + 1 && blocking.length > 0 && reachedAt < 6)
      return { ...base, state: 'blocked', reason: blocking[0]!.title, evidence: blocking[0]!.evidence.slice(0, 3) }
    return { ...base, state: 'open', reason: say('Nothing shows that it was taken', '完了を示すものがない') }
  })
  return {
    host: host?.name ?? null,
    agency: agencyOf(gi),
    reached: reachedAt < 0 ? null : STEPS[reachedAt]!.step,
    steps,
    blockers: blocking.map(({ title, catalogue, evidence }) => ({
      text: title,
      catalogue,
      evidence: evidence.slice(0, 3),
    })),
    install: installStatus(host, gi),
    service: serviceStatus(host, gi, topology),
  }
}

function svaName(host: GiHost, gi: GiModel): string {
  return gi.svas.find((sva) => sva.host === host.name && !sva.isUsvm)?.name ?? host.name
}

function signsOf(host: GiHost, gi: GiModel, topology: Topology, material: Material): Sign[] {
  const signs = eamSigns(host, gi, material)
  const sva = gi.svas.find((one) => one.host === host.name && !one.isUsvm)
  if (sva?.isRunning.is === 'there')
    signs.push({
      step: 'S4',
      at: sva.isRunning.at,
      reason: say('The service VM was switched on at collection', '採取時、サービス VM の電源が入っていた'),
      evidence: sva.isRunning.evidence,
    })
  const link = topology.edges.find(({ id }) => id === edgeId('e_epsec', host.name))
  if (link?.health === 'ok')
    signs.push({
      step: 'S7',
      at: host.links.at,
      isInferred: true,
      reason: say('The service in the SVA is connected with the Mux', 'SVA 内のサービスが Mux と接続している'),
      evidence: link.evidence.slice(0, 2),
    })
  return signs
}

/** What EAM, vCenter's events and NSX tell; of all hosts where they name none. */
function eamSigns(host: GiHost | null, gi: GiModel, material: Material): Sign[] {
  const signs: Sign[] = []
  const isElsewhere = (text: string): boolean =>
    gi.hosts.some((one) => one !== host && isNamed(one.name, text)) && (host === null || !isNamed(host.name, text))
  for (const line of gi.vcenters.flatMap(({ lines }) => lines)) {
    if (isElsewhere(textOf(line.event))) continue
    const evidence = [evidenceOf(material, line)]
    const add = (step: string, reason: LocalText): void => void signs.push({ step, at: line.time, reason, evidence })
    const event = line.read.event ?? ''
    if (event === 'agency.create')
      add('S1', say('vCenter tells of the agency', 'vCenter のイベントがエージェンシーの作成を示す'))
    if (event === 'agent.created' || event === 'agent.task.deployVm')
      add('S2', say('vCenter tells of the deployment', 'vCenter のイベントがデプロイを示す'))
    if (event === 'agent.task.powerOnVm')
      add('S4', say('vCenter tells that it was switched on', 'vCenter のイベントがパワーオンを示す'))
    const runtime = line.kind === 'answered' ? readRuntime(textOf(line.event)) : null
    if (!runtime) continue
    add('S1', say('EAM knows the agency', 'EAM がエージェンシーを認識している'))
    if (runtime.power === 'poweredOn') add('S4', say('EAM says that it is switched on', 'EAM が電源オンと報告'))
    if (runtime.goal === 'enabled' && runtime.status === 'green')
      add('S6', say('EAM says: enabled, green', 'EAM の状態が enabled/green'))
  }
  for (const manager of gi.managers) {
    for (const line of manager.lines) {
      if (line.read.code === '26001' && !isElsewhere(textOf(line.event)))
        signs.push({
          step: 'S7',
          at: line.time,
          reason: say('NSX says that the service is up', 'NSX がサービス稼働を報告'),
          evidence: [evidenceOf(material, line)],
        })
    }
    for (const { field, value, at, evidence } of manager.reports) {
      const step =
        field === 'deployment_status'
          ? STEP_OF_STATUS[value]
          : field === 'solution_status' && value === 'UP'
            ? 'S7'
            : undefined
      if (step)
        signs.push({
          step,
          at,
          reason: say(`NSX reports ${field}: ${value}`, `NSX の報告 ${field}:${value}`),
          evidence: [evidence],
        })
    }
  }
  return signs
}

const STEP_OF_STATUS: Readonly<Record<string, string>> = {
  DEPLOYMENT_QUEUED: 'S1',
  DEPLOYMENT_IN_PROGRESS: 'S2',
  DEPLOYMENT_FAILED: 'S1',
  DEPLOYMENT_SUCCESSFUL: 'S6',
}

function agencyOf(gi: GiModel): string | null {
  const texts = gi.vcenters.flatMap(({ lines }) => lines.map(({ event }) => textOf(event)))
  return (
    texts.map((text) => /agency = '(Agency:[^']+)'/.exec(text)?.[1] ?? null).find((agency) => agency !== null) ?? null
  )
}

/** VIB installed and service VM switched on: no more is said by it. */
function installStatus(host: GiHost | null, gi: GiModel): Deployment['install'] {
  const sva = host && gi.svas.find((one) => one.host === host.name && !one.isUsvm)
  const say1 = (health: Health, reason: LocalText, evidence: readonly Evidence[]) => ({
    health,
    reason,
    evidence: [...evidence].slice(0, 6),
  })
  if (!host || !sva) return say1('unknown', say('No host is known', 'ホストが不明'), [])
  const evidence = [...host.muxVib.evidence, ...sva.isRunning.evidence]
  if (host.muxVib.is === 'absent')
    return say1(
      'failed',
      say('The VIB of the Mux is not installed', 'Mux の VIB がインストールされていない'),
      host.muxVib.evidence,
    )
  if (sva.isRunning.is === 'absent')
    return say1(
      'failed',
      say('The service VM is not switched on', 'サービス VM の電源が入っていない'),
      sva.isRunning.evidence,
    )
  if (host.muxVib.is === 'there' && sva.isRunning.is === 'there')
    return say1(
      'ok',
      say('VIB installed, service VM switched on', 'VIB インストール済み、サービス VM 電源オン'),
      evidence,
    )
  return say1('unknown', say('Not all of it is in the bundles', 'バンドルだけでは判断できない'), evidence)
}

/** Whether what is installed works. */
function serviceStatus(host: GiHost | null, gi: GiModel, topology: Topology): Deployment['service'] {
  const ids = host ? [nodeId('epseclib', svaName(host, gi)), edgeId('e_epsec', host.name)] : []
  const parts = [...topology.nodes, ...topology.edges].filter(({ id }) => ids.includes(id))
  const worst = parts.find(({ health }) => health === 'failed') ?? parts.find(({ health }) => health === 'degraded')
  const part = worst ?? parts.find(({ health }) => health === 'ok')
  if (!part)
    return {
      health: 'unknown',
      reason: say('Nothing tells whether the service works', 'サービスの稼働を示すものがない'),
      evidence: [],
    }
  return { health: part.health, reason: part.reason, evidence: part.evidence.slice(0, 4) }
}
