import { ofLog } from '../facts/evidence.ts'
import { type EamLine, readRuntime } from '../facts/gi/eam-lines.ts'
import { isNamed, textOf } from '../facts/gi/event-text.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import { FULL_QUEUE } from '../facts/gi/host-links.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { evidenceOf, type Moment } from '../facts/gi/moments.ts'
import { solutionIn } from '../facts/gi/mux-own-lines.ts'
import type { GiSva } from '../facts/gi/svas.ts'
import type { Material } from '../facts/material.ts'
import { EPSEC_PORT } from '../knowledge/gi/names.ts'
import { say } from '../knowledge/text.ts'
import { whileDown } from './mux-history.ts'
import type { Drawing } from './parts.ts'
import { ofSeen } from './seen-telling.ts'
import { joined, spellsOf, type Telling, tell } from './telling.ts'

/** Refusals come every 18 seconds or so; longer without one, and it was over. */
const REFUSALS_APART = 10 * 60e6
const NEAR_THE_END = 60e6

/** A service VM, EPSecLib in it, and the Mux's connection to that. `index`: of the host's SVAs. */
export function drawSva(
  drawing: Drawing,
  sva: GiSva,
  host: { host: GiHost; mux: string } | null,
  index: number,
  gi: GiModel,
  material: Material,
): void {
  const lane = host?.host.name ?? sva.host
  const link = host ? linkTellings(sva, host.host, drawing.tellingsOf(host.mux), gi, material) : []
  const scanner = scannerTellings(sva, link, gi, material)
  drawing.node({
    kind: 'sva',
    name: sva.name,
    label: sva.isAssumed ? 'SVA' : sva.name,
    lane,
    product: sva.version ? say(`Deep Security ${sva.version.value}`, `Deep Security ${sva.version.value}`) : null,
    tellings: svaTellings(sva, link, gi, material),
    why: sva.isAssumed
      ? say('Nothing names the service VM of this host', 'このホストのサービス VM を示すものがない')
      : say('No list of running VMs is in the bundles', '稼働中の VM の一覧がバンドルにない'),
  })
  const library = drawing.node({
    kind: 'epseclib',
    name: sva.name,
    label: sva.place && sva.version ? 'EPSecLib (ds_am)' : 'EPSecLib',
    lane,
    product: sva.library ? say(sva.library.value, sva.library.value) : null,
    tellings: scanner,
    why: say('No diagnostics of the service VM are in the bundles', 'サービス VM の診断情報がバンドルにない'),
  })
  if (!host) return
  drawing.edge({
    kind: 'e_epsec',
    name: index === 0 ? host.host.name : `${host.host.name}:${sva.name}`,
    from: host.mux,
    to: library,
    protocol: `TCP ${portOf(sva, host.host, gi) ?? EPSEC_PORT}`,
    tellings: link,
    why: say('No list of connections is in the bundles', '接続の一覧がバンドルにない'),
  })
}

/** Other partners may listen on another port than Trend Micro's; in NSX for vSphere another one is that of its own service VM. */
function portOf({ address }: GiSva, host: GiHost, gi: GiModel): number | null {
  if (address === null || gi.era === 'nsx-v') return null
  return host.links.svas.find((link) => link.address === address)?.port ?? null
}

/** What somebody asked the API of NSX for: of the only SVA, or of the one that it names. */
function reported(
  sva: GiSva,
  gi: GiModel,
  field: RegExp,
  names: { up: Telling['reason']; down: Telling['reason'] },
): Telling[] {
  const partners = gi.svas.filter(({ isUsvm }) => !isUsvm)
  return gi.managers
    .flatMap(({ reports }) => reports)
    .filter((one) => field.test(one.field) && (partners.length === 1 || one.object === sva.name))
    .map(({ value, at, evidence }) => {
      const isUp = /^(?:up|true|connected)$/i.test(value)
      return tell(at, isUp ? 'ok' : 'failed', isUp ? names.up : names.down, [evidence])
    })
}

function svaTellings(sva: GiSva, link: readonly Telling[], gi: GiModel, material: Material): Telling[] {
  const lines = gi.vcenters.flatMap((vcenter) => vcenter.lines)
  const troubles = lines
    .filter(
      ({ read, event }) =>
        OFF_ISSUES.test(read.issue ?? '') && (gi.svas.length === 1 || isNamed(sva.name, textOf(event))),
    )
    .map((line) =>
      tell(line.time, 'failed', say(`EAM reports: ${line.read.issue}`, `EAM の報告:${line.read.issue}`), [
        evidenceOf(material, line),
      ]),
    )
  const powers = gi.svas.length === 1 ? lines.flatMap((line) => powerTelling(line, material)) : []
  const seen = ofSeen(sva.isRunning, say('Switched on', '電源が入っている'), {
    health: 'failed',
    reason: say('It is not switched on', '電源が入っていない'),
  })
  if (seen.length > 0) return joined([troubles, powers], seen)
  // Who answers is switched on.
  const answers = link
    .filter(({ health }) => health === 'ok')
    .map((one) => ({ ...one, reason: say('It answers the Mux', 'Mux に応答している') }))
  const goesOn = say('Its own log goes on until then', '自身のログがこの時刻まで続いている')
  const alive = sva.log ? [tell(sva.logEnd, 'ok', goesOn, [ofLog(sva.log, goesOn)])] : []
  return [...troubles, ...powers, ...answers, ...alive].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

/** What EAM answers about the agent of the only service VM: `vmPowerState = poweredOff`. */
function powerTelling(line: Moment<EamLine>, material: Material): Telling[] {
  const text = textOf(line.event)
  const runtime = line.kind === 'answered' && !/vCLS/i.test(text) ? readRuntime(text) : null
  const evidence = [evidenceOf(material, line)]
  if (runtime?.power === 'poweredOn')
    return [tell(line.time, 'ok', say('EAM says that it is switched on', 'EAM が電源オンと報告'), evidence)]
  if (runtime?.power !== 'poweredOff' || runtime.goal !== 'enabled') return []
  return [tell(line.time, 'failed', say('EAM says that it is switched off', 'EAM が電源オフと報告'), evidence)]
}

const OFF_ISSUES = /^Vm(?:PoweredOff|Suspended|NotDeployed|Corrupted|Orphaned)$/

function scannerTellings(sva: GiSva, link: readonly Telling[], gi: GiModel, material: Material): Telling[] {
  const refusals = spellsOf(sva.lines, REFUSALS_APART, sva.logEnd, NEAR_THE_END).flatMap((spell): Telling[] => {
    const evidence = [spell.lines[0]!, spell.lines.at(-1)!].map((line) => evidenceOf(material, line))
    const down = tell(
      spell.from,
      'failed',
      say('ds_am does not answer its own agent', 'ds_am が ds_agent に応答していない'),
      evidence,
    )
    if (spell.isOpen) return [down]
    return [
      down,
      tell(
        spell.to + NEAR_THE_END,
        'unknown',
        say('No further refusal; nothing shows that it runs', '以後の接続拒否はないが、稼働を示すものもない'),
        evidence,
      ),
    ]
  })
  const status = reported(sva, gi, /^solution_status$/, {
    up: say('NSX reports that the solution is up', 'NSX がソリューションの稼働を報告した'),
    down: say('NSX reports that the solution is down', 'NSX がソリューションの停止を報告した'),
  })
  const seen = [...status, ...processTellings(sva), ...socketTellings(sva)]
  const told = joined([refusals], seen)
  const last = told.at(-1)
  if (last && last.health !== 'unknown') return told
  const connected = link.filter(({ health }) => health === 'ok')
  const inferred = say(
    'The Mux is connected to it (inferred: its own diagnostics are not there)',
    'Mux が接続している(推定:自身の診断情報はない)',
  )
  return [...told, ...connected.map((one) => ({ ...one, reason: inferred }))]
}

function processTellings(sva: GiSva): Telling[] {
  const { scanner, listening } = sva
  if (scanner.is === 'absent')
    return [tell(scanner.at, 'failed', say('ds_am does not run', 'ds_am が稼働していない'), scanner.evidence)]
  if (scanner.is !== 'there' || listening.is === 'absent') return []
  if (scanner.evidence.length >= 2)
    return [tell(scanner.at, 'ok', say('ds_am runs', 'ds_am が稼働している'), scanner.evidence)]
  return [
    tell(
      scanner.at,
      'degraded',
      say('Of ds_am one process runs; healthy are two', 'ds_am のプロセスが 1 つだけ稼働している(正常時は 2 つ)'),
      scanner.evidence,
    ),
  ]
}

function socketTellings(sva: GiSva): Telling[] {
  const { listening, connected, scanner } = sva
  if (scanner.is === 'absent') return []
  if (listening.is === 'absent' && connected.is !== 'there')
    return [
      tell(listening.at, 'failed', say('Nothing listens on 48651', '48651 で待ち受けるものがない'), listening.evidence),
    ]
  if (scanner.is === 'there' || (listening.is !== 'there' && connected.is !== 'there')) return []
  const reason =
    connected.is === 'there'
      ? say('It listens on 48651, and the Mux is connected', '48651 で待ち受け、Mux が接続している')
      : say('It listens on 48651; nobody is connected', '48651 で待ち受けているが、接続がない')
  return [
    tell(listening.at ?? connected.at, connected.is === 'there' ? 'ok' : 'degraded', reason, [
      ...listening.evidence,
      ...connected.evidence,
    ]),
  ]
}

/** The TCP connection of Mux and EPSecLib: seen from either end, and impossible while either is down. */
function linkTellings(sva: GiSva, host: GiHost, mux: readonly Telling[], gi: GiModel, material: Material): Telling[] {
  const refused = spellsOf(sva.lines, REFUSALS_APART, sva.logEnd, NEAR_THE_END).flatMap((spell) => {
    const evidence = [evidenceOf(material, spell.lines[0]!)]
    const down = tell(
      spell.from,
      'failed',
      say('ds_am, its end in the SVA, is down', 'SVA 側の ds_am が停止している'),
      evidence,
    )
    return spell.isOpen
      ? [down]
      : [
          down,
          tell(
            spell.to + NEAR_THE_END,
            'unknown',
            say('Nothing tells that it was made anew', '再接続を示すものがない'),
            evidence,
          ),
        ]
  })
  const alarms = alarmTellings(host, gi, material)
  const back = say('The Mux runs again; nothing tells of a new connection', 'Mux は再び稼働。再接続を示すものがない')
  // The list of processes is of the same moment as that of connections, which says more.
  const lines = whileDown(mux, back).filter(({ at }) => at !== host.links.at || host.links.toSva.is === 'unknown')
  const status = reported(sva, gi, /^mux_connected_status$/, {
    up: say('NSX reports that it is connected', 'NSX が接続済みと報告した'),
    down: say('NSX reports that it is not connected', 'NSX が未接続と報告した'),
  })
  const told = joined(
    [refused, alarms, lines],
    [...status, ...fromHost(sva, host, gi), ...fromSva(sva)].sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
  )
  return supported(told, sva, host, material)
}

/** So many of the Mux's own lines as a reader wants to see. */
const MOST_OWN_LINES = 3

/**
 * The Mux's own lines, whose wording is not published, beside what shows that the connection is broken. Where nothing
 * else tells of it, they are shown as what they are: a hint, which leaves it unknown.
 */
function supported(told: readonly Telling[], sva: GiSva, host: GiHost, material: Material): Telling[] {
  const own = host.muxOwnLines.filter(({ kind, event }) => {
    const address = solutionIn(event)
    return kind === 'solution-lost' && (address === null || sva.address === null || address === sva.address)
  })
  const evidence = own.slice(-MOST_OWN_LINES).map((line) => evidenceOf(material, line))
  const last = told.at(-1)
  if (own.length === 0) return [...told]
  if (last === undefined) return [tell(own.at(-1)!.time, 'unknown', HINT, evidence)]
  const isBroken = last.health === 'failed' || last.health === 'degraded'
  return isBroken ? [...told.slice(0, -1), { ...last, evidence: [...last.evidence, ...evidence] }] : [...told]
}

const HINT = say(
  'Lines of the Mux itself speak of a lost connection; their wording is not published, so that they prove nothing',
  'Mux 自身のログに切断を示すと思われる行があるが、書式が公開されていないため判断の根拠にはしない',
)

/** What NSX's alarms say of the connection: of the only prepared host, or of the one that they name. */
function alarmTellings(host: GiHost, gi: GiModel, material: Material): Telling[] {
  const isMeant = (text: string): boolean =>
    gi.prepared.length === 1 || isNamed(host.name.split('.')[0]!, text) || isNamed(host.name, text)
  const down = say('NSX reports that the connection is down', 'NSX が接続断を報告した')
  const up = say('NSX reports that the connection is up again', 'NSX が接続の回復を報告した')
  return gi.managers.flatMap(({ lines, alarms }) => [
    ...lines
      .filter(({ read, event }) => read.alarm === 'partner_channel_down' && isMeant(textOf(event)))
      .map((line) => {
        const isOver = line.kind === 'alarm-over'
        return tell(line.time, isOver ? 'ok' : 'failed', isOver ? up : down, [evidenceOf(material, line)])
      }),
    ...alarms
      .filter(
        ({ type, isOpen, object, text }) => type === 'partner_channel_down' && isOpen && isMeant(`${object} ${text}`),
      )
      .map(({ at, evidence }) => tell(at, 'failed', down, [evidence])),
  ])
}

function fromHost(sva: GiSva, host: GiHost, gi: GiModel): Telling[] {
  const { links } = host
  const all = links.svas.filter(({ address }) => sva.address === null || address === sva.address)
  // NSX for vSphere has a service VM of its own on the same switch, on another port: that is no way to the partner's.
  const own = gi.era === 'nsx-v' ? all.filter(({ port }) => port === EPSEC_PORT) : all
  if (own.length === 0 && all.length > 0)
    return [
      tell(
        links.at,
        'degraded',
        say(
          `The Mux is connected on the internal switch, but not to EPSecLib on ${EPSEC_PORT}`,
          `Mux は内部スイッチ上で接続しているが、EPSecLib(${EPSEC_PORT})への接続がない`,
        ),
        all.map(({ evidence }) => evidence),
      ),
    ]
  const up = own.filter(({ state }) => state === 'ESTABLISHED')
  const full = up.filter(({ waiting }) => waiting !== null && waiting >= FULL_QUEUE)
  if (full.length > 0)
    return [
      tell(
        links.at,
        'degraded',
        say(
          'The Mux is connected to it, but what it sends is not taken off',
          'Mux は接続しているが、送受信キューが滞留している',
        ),
        full.map(({ evidence }) => evidence),
      ),
    ]
  if (up.length > 0)
    return [
      tell(
        links.at,
        'ok',
        say('The Mux is connected to it', 'Mux が接続している'),
        up.map(({ evidence }) => evidence),
      ),
    ]
  if (own.length > 0) {
    const states = [...new Set(own.map(({ state }) => state))].join(', ')
    return [
      tell(
        links.at,
        'degraded',
        say(`Its connection is in the state ${states}`, `接続の状態が ${states} である`),
        own.map(({ evidence }) => evidence),
      ),
    ]
  }
  if (links.toSva.is === 'unknown') return []
  return [
    tell(
      links.at,
      'failed',
      say('The Mux has no connection to it', 'Mux からの接続がない'),
      links.toSva.evidence.filter(({ basis }) => basis === 'absence' || links.toSva.is === 'absent'),
    ),
  ]
}

function fromSva({ connected, listening }: GiSva): Telling[] {
  if (connected.is === 'there')
    return [
      tell(connected.at, 'ok', say('The SVA shows the connection', 'SVA 側で接続が確立している'), connected.evidence),
    ]
  if (listening.is === 'absent')
    return [
      tell(
        listening.at,
        'failed',
        say('Nothing listens on 48651 in the SVA', 'SVA で 48651 を待ち受けるものがない'),
        listening.evidence,
      ),
    ]
  if (listening.is === 'there' && connected.is === 'absent')
    return [
      tell(
        connected.at,
        'failed',
        say('The SVA listens, the Mux is not connected', 'SVA は待ち受けているが、Mux が接続していない'),
        [...listening.evidence, ...connected.evidence],
      ),
    ]
  return []
}
