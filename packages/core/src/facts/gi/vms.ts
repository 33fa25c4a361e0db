import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { say } from '../../knowledge/text.ts'
import type { ProbeAnswer } from '../../store/evidence.ts'
import { defineFact, type ProbesWanted } from '../fact.ts'
import type { Material } from '../material.ts'
import { AGENT_LINES, AGENT_PROBES, type AgentLine } from './agent-lines.ts'
import { isNamed, ofType, textOf } from './event-text.ts'
import { driversOf, type GuestDrivers } from './guest-drivers.ts'
import { evidenceOf, type Moment, momentsOf } from './moments.ts'
import { PLACES } from './places.ts'
import { absent, type Seen, there, unknown } from './seen.ts'
import { VM_LIST, type VmEntry } from './vm-list.ts'

/** A virtual machine with all that tells of its thin agent. */
export interface GiVm extends VmEntry {
  /** `windows9srv-64`, of its configuration or its log. */
  guestOs: { value: string; evidence: Evidence } | null
  /** Null where its guest system is not known. */
  isWindows: boolean | null
  /** Lines of its vmware.log, of all boots, in order of time. */
  lines: readonly Moment<AgentLine>[]
  /** When the boot began that lasted at collection, as far as lines tell. Microseconds UTC. */
  bootedAt: number | null
  /** The last line of its log. */
  logEnd: number | null
  /** vCenter's events that it was suspended or went to sleep, and that it came back; in order of time. */
  sleeps: readonly { time: number; isAsleep: boolean; event: EventRow }[]
  /** When vCenter last told that it was moved to another host. Microseconds UTC. */
  movedAt: number | null
  /** VMware Tools said their version in this boot. */
  tools: Seen & { version: string | null; build: string | null }
  /** The filter's own word that it was loaded in this boot. */
  agentLoaded: Seen & { build: string | null }
  /** `Mux is connected` in this boot. */
  agentConnected: Seen
  /** Network Introspection's driver said in this boot that it was loaded. */
  netLoaded: Seen & { build: string | null }
  /** Collected inside the guest, or pasted. */
  drivers: GuestDrivers
}

const ASLEEP = ['VmGuestStandbyEvent', 'VmSuspendedEvent']
const AWAKE = ['VmResumedEvent', 'VmPoweredOnEvent', 'VmGuestRebootEvent']

/** The agent connects within this of being loaded, before or after: microseconds. */
export const AGENT_CONNECTS_WITHIN = 5 * 60e6

/** Every VM, service VMs included: see `SVAS` for those. */
export const GI_VMS = defineFact({
  id: 'gi-vms',
  facts: { places: PLACES, list: VM_LIST },
  probes: {
    ...AGENT_PROBES,
    moved: { query: ofType('VmMigratedEvent', 'DrsVmMigratedEvent'), first: 0, last: 300 },
    slept: { query: ofType(...ASLEEP, ...AWAKE), first: 0, last: 300 },
  },
  async derive({ material, facts: { places, list }, probes: { moved, slept, ...probes }, ask }): Promise<GiVm[]> {
    const answers: ProbeAnswer[] = Object.values(probes)
    // With very many lines, those of one VM may not be among the rows: each VM's log is then asked for.
    if (answers.some(({ count, events }) => count > events.length))
      answers.push(...Object.values(await ask(probesOfEach(list))))
    const lines = Map.groupBy(momentsOf(answers, AGENT_LINES), ({ event }) => event.source)
    return list.map((vm) => {
      const own = vm.logs.flatMap(({ id }) => lines.get(id) ?? []).sort((a, b) => a.time - b.time)
      return {
        ...vmOf(vm, own, driversOf(vm.guest, places), material),
        movedAt: movedAt(vm, moved),
        sleeps: sleepsOf(vm, slept),
      }
    })
  },
})

function movedAt({ name }: VmEntry, { events }: ProbeAnswer): number | null {
  const last = events.findLast((event) => MOVED.test(textOf(event)) && isNamed(name, event.message))
  return last ? parseMicros(last.time)! : null
}

function sleepsOf({ name }: VmEntry, { events }: ProbeAnswer): GiVm['sleeps'] {
  const types = new RegExp(`\\b(?:(${ASLEEP.join('|')})|${AWAKE.join('|')})\\b`)
  return events.flatMap((event) => {
    const match = isNamed(name, event.message) ? types.exec(textOf(event)) : null
    return match ? [{ time: parseMicros(event.time)!, isAsleep: match[1] !== undefined, event }] : []
  })
}

const MOVED = /\b(?:Drs)?VmMigratedEvent\b/

function probesOfEach(list: readonly VmEntry[]): ProbesWanted {
  const words = '"mux is connected" OR "vfilefilter build" OR "guest toolbox version" OR "log for vmware esx"'
  return Object.fromEntries(
    list.flatMap(({ logs }) =>
      logs.map(({ id }) => [id, { query: `source:"${id}" (${words})`, first: 20, last: 40 }] as const),
    ),
  )
}

function vmOf(
  vm: VmEntry,
  lines: readonly Moment<AgentLine>[],
  drivers: GuestDrivers,
  material: Material,
): Omit<GiVm, 'movedAt' | 'sleeps'> {
  const last = (kind: AgentLine): Moment<AgentLine> | undefined => lines.findLast((line) => line.kind === kind)
  const logEnd = Math.max(...vm.logs.flatMap(({ lastTime }) => (lastTime ? [parseMicros(lastTime)!] : [])))
  const powerOn = last('power-on')?.time ?? null
  const loaded = last('loaded')
  const bootedAt = bootOf(powerOn, loaded?.time ?? null)
  const ofThisBoot = (line: Moment<AgentLine> | undefined) =>
    line && (bootedAt === null || line.time >= bootedAt) ? line : undefined
  const tools = ofThisBoot(last('tools'))
  const nowLoaded = ofThisBoot(loaded)
  const connected = ofThisBoot(last('connected'))
  const net = ofThisBoot(last('net-loaded'))
  const log = say(`vmware.log of ${vm.name}`, `${vm.name} の vmware.log`)
  const cite = (line: Moment<AgentLine>): Evidence => evidenceOf(material, line)
  const os = vm.settings.get('guestos') ?? osOfLine(last('guest-os'), cite)
  const seen = (line: Moment<AgentLine> | undefined, orElse: () => Seen): Seen =>
    line ? there(line.time, [cite(line)]) : orElse()

  const agentLoaded = seen(nowLoaded, () =>
    tools
      ? absent(tools.time, [
          cite(tools),
          notThere(cite(tools), say('no line of vsep in this boot', '今回の起動に vsep の行がない')),
        ])
      : unknown(log),
  )
  const agentConnected = seen(connected, () =>
    nowLoaded && logEnd - nowLoaded.time > AGENT_CONNECTS_WITHIN
      ? absent(nowLoaded.time, [
          cite(nowLoaded),
          notThere(
            cite(nowLoaded),
            say('no “Mux is connected” in this boot', '今回の起動に “Mux is connected” がない'),
          ),
        ])
      : unknown(log),
  )
  return {
    ...vm,
    guestOs: os,
    isWindows: os ? /^win/i.test(os.value) : vm.guest && drivers.fileFilter.is !== 'unknown' ? true : null,
    lines,
    bootedAt,
    logEnd: Number.isFinite(logEnd) ? logEnd : null,
    tools: {
      ...seen(tools, () => unknown(log)),
      version: tools?.read.version ?? null,
      build: tools?.read.build ?? null,
    },
    agentLoaded: { ...agentLoaded, build: nowLoaded?.read.build ?? null },
    agentConnected,
    netLoaded: {
      ...seen(net, () => (agentLoaded.is === 'unknown' ? unknown(log) : absent(agentLoaded.at, []))),
      build: net?.read.build ?? null,
    },
    drivers,
  }
}

/**
 * A new log begins with every power-on. A guest that restarts by itself goes on in the same log: there the filter says
 * again that it was loaded, a little after it says that it is connected.
 */
function bootOf(powerOn: number | null, loaded: number | null): number | null {
  const before = loaded === null ? null : loaded - AGENT_CONNECTS_WITHIN
  if (powerOn === null || before === null) return powerOn ?? before
  return Math.max(powerOn, before)
}

function osOfLine(line: Moment<AgentLine> | undefined, cite: (line: Moment<AgentLine>) => Evidence): GiVm['guestOs'] {
  return line?.read.os ? { value: line.read.os, evidence: cite(line) } : null
}

/** The log is there from the boot on, and says nothing of the kind. */
function notThere(of: Evidence, words: LocalText): Evidence {
  return { ...of, basis: 'absence', line: null, event: null, text: words.en, words }
}
