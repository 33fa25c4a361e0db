import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent, ofSnapshot } from './evidence.ts'
import { defineFact } from './fact.ts'
import type { Material, Member } from './material.ts'

/** A moment at which a machine came up. Microseconds UTC. */
export interface Boot {
  member: Member
  at: number
  /** Somebody asked for the stop before it; null: no log that would tell goes back that far. */
  isAsked: boolean | null
  evidence: Evidence[]
}

/** vmksummary, the events of ESXi, the journal of an appliance. */
const BOOTED = /^(?:bootstop: )?Host has booted\b|\[?esx\.audit\.host\.boot\b|^Linux version \d/
/** Marks of a boot that bear no time of their own, and so have that of the line before: the loader's lines, journalctl's `-- Reboot --`. */
const MARKED = /^(?:VMB(?:_\w{1,30})?: \d+: |Boot(?:Config)?: \d+: |-- (?:Reboot|Boot [\da-f]{32}) --)/
const STOPPED =
  /Host is (?:rebooting|powering off|shutting down)|esx\.audit\.host\.stop\.|^(?:Reached target (?:System )?(?:Reboot|Shutdown|Power-Off|Halt)|Shutting down\.|System is (?:rebooting|powering down)|Received SIGRTMIN\+5)/i
/** Logs in which a stop that was asked for leaves a line. */
const TELLING = /^(?:vmksummary|vobd|hostd|journal|messages)/
/** The events of one boot: the kernel's first line, the agents', and what `uptime` counts from. */
const ONE_BOOT = 20 * 60e6
/** So long a machine may have been off between the line before a mark and what tells when it came up. */
const LONGEST_OFF = 24 * 3600e6

export const BOOTS = defineFact({
  id: 'boots',
  probes: {
    booted: {
      query: '"host has booted" OR "esx audit host boot" OR (program:kernel "linux version")',
      first: 100,
      last: 100,
    },
    marked: {
      query:
        '(program:vmkernel (component:VMB OR component:Boot OR component:BootConfig)) OR (program:journalctl component:boot)',
      first: 200,
      last: 200,
    },
    stopped: {
      query:
        '"host is rebooting" OR "host is powering off" OR "host is shutting down" OR "esx audit host stop" OR (program:systemd* ("reached target" OR "shutting down" OR "system is")) OR (program:systemd-logind "system is")',
      first: 200,
      last: 200,
    },
  },
  derive({ material, probes }): Boot[] {
    const told = linesOf(probes.booted.events, BOOTED, material)
    const marked = linesOf(probes.marked.events, MARKED, material)
    const stops = probes.stopped.events.filter(({ message }) => STOPPED.test(message))
    return material.members.flatMap((member) => {
      const own = [...told.filter((one) => one.member === member), ...byUptime(member, material)]
      const marks = marked.filter((one) => one.member === member && !isToldBetter(one.at, own))
      const all = [...own, ...marks].sort((a, b) => a.at - b.at)
      return boots(member, all, stops, material)
    })
  },
})

function linesOf(
  events: readonly EventRow[],
  pattern: RegExp,
  material: Material,
): { member: Member; at: number; evidence: Evidence }[] {
  return events.flatMap((event) => {
    const member = pattern.test(event.message) ? memberOf(event, material) : null
    return member ? [{ member, at: parseMicros(event.time)!, evidence: ofEvent(material, event) }] : []
  })
}

/** A line with a time of its own follows the mark. */
function isToldBetter(mark: number, told: readonly { at: number }[]): boolean {
  return told.some(({ at }) => at >= mark - ONE_BOOT && at <= mark + LONGEST_OFF)
}

function boots(
  member: Member,
  told: readonly { at: number; evidence: Evidence }[],
  stops: readonly EventRow[],
  material: Material,
): Boot[] {
  const found: Boot[] = []
  for (const { at, evidence } of told) {
    const last = found.at(-1)
    if (last && at - last.at <= ONE_BOOT) {
      last.evidence.push(evidence)
      continue
    }
    const stop = stops.findLast((event) => memberOf(event, material) === member && parseMicros(event.time)! <= at)
    const isFresh = stop !== undefined && (!last || parseMicros(stop.time)! > last.at)
    const pieces = isFresh ? [ofEvent(material, stop), evidence] : [evidence]
    found.push({
      member,
      at,
      isAsked: isFresh ? true : tellsBefore(member, at, material) ? false : null,
      evidence: pieces,
    })
  }
  return found
}

function tellsBefore({ bundle, id }: Member, at: number, material: Material): boolean {
  return material.sources.some(
    (source) =>
      source.bundle === bundle &&
      source.member === id &&
      TELLING.test(source.name) &&
      source.firstTime !== null &&
      parseMicros(source.firstTime)! < at - ONE_BOOT,
  )
}

/** `12 days, 3:04` before the time of the snapshot. */
function byUptime({ bundle, id }: Member, material: Material): { at: number; evidence: Evidence }[] {
  return material.snapshots('setting').flatMap((table) => {
    if (table.parser !== 'uptime' || table.at === null || table.bundle !== bundle || table.member !== id) return []
    const row = table.rows.find(({ key }) => key === 'uptime')
    const up = row ? readUptime(row.value) : null
    return row && up !== null ? [{ at: table.at - up, evidence: ofSnapshot(table, row.line, `up ${row.value}`) }] : []
  })
}

/** `12 days, 3:04`, `04:11:02`, `23 min`, `1 day, 5 min` in microseconds; null for another text. */
export function readUptime(text: string): number | null {
  const match = /^(?:(\d+) days?,? ?)?(?:(\d+):(\d\d)(?::(\d\d))?|(\d+) min)?$/.exec(text.trim())
  if (!match || text.trim() === '') return null
  const [days, hours, minutes, seconds, alone] = match.slice(1).map((digits) => Number(digits ?? 0))
  return (((days! * 24 + hours!) * 60 + minutes! + alone!) * 60 + seconds!) * 1e6
}

function memberOf(event: EventRow, material: Material): Member | null {
  const source = material.sourceOf(event)
  return source && material.member(source.bundle, source.member)
}
