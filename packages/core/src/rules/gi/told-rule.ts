import type { Evidence, LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { isDenied } from '../../facts/denial.ts'
import { ofEvent, ofSnapshot } from '../../facts/evidence.ts'
import type { ProbesWanted } from '../../facts/fact.ts'
import { isAlarmOver, textOf } from '../../facts/gi/event-text.ts'
import { GI, type GiModel } from '../../facts/gi/gi.ts'
import type { Places } from '../../facts/gi/places.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material, Table } from '../../facts/material.ts'
import { NAMES } from '../../facts/names.ts'
import { when } from '../../facts/words.ts'
import { ERA_NAMES, type Era } from '../../knowledge/gi/eras.ts'
import { say } from '../../knowledge/text.ts'
import type { SnapshotRow } from '../../snapshot/snapshot.ts'
import type { ProbeAnswer } from '../../store/evidence.ts'
import { cannotKnow, noTrace } from '../gi-looks.ts'
import { defineRule, type Found, type Rule, type RuleSamples, type Verdict } from '../rule.ts'

/** A kind of line that tells of a fault: found by words, then read. */
export interface ToldBy {
  /** In the search language; words and phrases only. */
  query: string
  /** Reads what stands after the header, the component before it. Named groups are handed on; `host` names a host. */
  pattern: RegExp
  /** Only lines of such sources or programs count. */
  from?: RegExp
  /** The words may stand in the header: see `Probe`. */
  inHeader?: boolean
}

/** What lines and reports of one fault of one object tell. Times are microseconds UTC. */
export interface Told {
  /** The machine whose log or report it is. */
  teller: string
  /** What the named groups read, of the last line that had them; `host` by its name where that is known. */
  read: Readonly<Record<string, string>>
  count: number
  /** There are more lines than could be read. */
  isCut: boolean
  first: number | null
  last: number | null
  /** A later line told that it is over. */
  over: number | null
  /** The end of the logs that the lines are of. */
  logEnd: number | null
  evidence: readonly Evidence[]
}

interface ToldRule {
  id: string
  title: LocalText
  catalogue: readonly string[]
  severity: Severity
  references: readonly string[]
  supersedes?: readonly string[]
  confidence?: number
  signs: Readonly<Record<string, ToldBy>>
  /** Lines after which it is over for the object. */
  ends?: Readonly<Record<string, ToldBy>>
  /** Type of the alarm by which NSX's own lists tell of it: `partner_channel_down`. */
  alarm?: string
  /** Fields of JSON that NSX or EAM answered; what it returns is read like named groups, null: no sign. */
  reports?: (row: SnapshotRow<'health'>, table: Table<'health'>) => Record<string, string> | null
  /** Reports that say that all is well: with them, and without a sign, the rule is clear. */
  wellReported?: (row: SnapshotRow<'health'>) => boolean
  /**
   * Whose logs would show it, so that their silence means something. EAM serves other solutions, too: its rules need no
   * trace of Guest Introspection.
   */
  toldBy: 'manager' | 'eam'
  /** Products that can have the fault; all, unless said. */
  eras?: readonly Era[]
  missing: readonly LocalText[]
  /** Objects it affects, the main one first. */
  about: (read: Readonly<Record<string, string>>, teller: string) => readonly string[]
  /** Where it differs from the rule's; null: no finding after all. */
  grade?: (told: Told) => Severity | null
  summary: (told: Told) => LocalText
  steps: (told: Told) => readonly NextStep[]
  samples: RuleSamples
}

/** Makes the rule of a fault that a line of a log, or a report of NSX or EAM, tells by itself. */
export function toldRule(definition: ToldRule): Rule {
  const { id, title, catalogue, severity, references, supersedes = [], signs, ends = {}, samples } = definition
  const over = Object.fromEntries(Object.entries(ends).map(([name, sign]) => [`over ${name}`, sign]))
  const probes: ProbesWanted = Object.fromEntries(
    Object.entries({ ...signs, ...over }).map(([name, { query, inHeader = false }]) => [
      name,
      { query, first: 100, last: 60, inHeader },
    ]),
  )
  return defineRule({
    id,
    title,
    catalogue,
    severity,
    references,
    supersedes,
    samples,
    probes,
    facts: { gi: GI, names: NAMES },
    evaluate({ material, facts, probes: answers }): Verdict {
      const hosts = new Map(facts.names.flatMap((one) => (one.kind === 'host' ? [[one.id, one.name] as const] : [])))
      const reader = new Reader(definition, material, facts.gi.places, hosts)
      for (const [name, sign] of Object.entries(signs)) reader.take(sign, answers[name]!, 'sign')
      for (const [name, sign] of Object.entries(over)) reader.take(sign, answers[name]!, 'end')
      const isWell = [reader.takeReports(), reader.takeAlarms(facts.gi)].includes(true)
      const findings = reader.told().flatMap((told) => toFound(definition, told))
      if (findings.length > 0) return { outcome: 'found', findings }
      if (hasLogs(definition.toldBy, material, facts.gi) || isWell) return { outcome: 'clear' }
      if (!facts.gi.hasTrace) return noTrace()
      const { era } = facts.gi
      if (era !== null && definition.eras && !definition.eras.includes(era)) return notOf(definition.eras)
      return cannotKnow(definition.missing)
    },
  })
}

/** A manager's bundle, or EAM's own log, without a sign in it. */
function hasLogs(toldBy: ToldRule['toldBy'], material: Material, gi: GiModel): boolean {
  const managers = gi.managers.flatMap(({ members }) => members)
  return material.sources.some(({ events, name, bundle, member }) => {
    if (events === 0) return false
    if (toldBy === 'eam') return /^eam(?:_api)?$/.test(name)
    return managers.some((one) => one.bundle === bundle && one.id === member)
  })
}

function notOf(eras: readonly Era[]): Verdict {
  const names = (language: 'en' | 'ja'): string => eras.map((era) => ERA_NAMES[era][language]).join(', ')
  return {
    outcome: 'not-applicable',
    reason: say(`Only with ${names('en')}`, `${names('ja')} のみが対象`),
    missing: [],
  }
}

interface Open extends Told {
  affects: readonly string[]
  read: Record<string, string>
  evidence: Evidence[]
}

/** Gathers what is told, by the object it is about. */
class Reader {
  private readonly definition: ToldRule
  private readonly material: Material
  private readonly places: Places
  private readonly hosts: ReadonlyMap<string, string>
  private readonly open = new Map<string, Open>()
  private readonly seen = new Set<string>()
  private isCut = false

  constructor(definition: ToldRule, material: Material, places: Places, hosts: ReadonlyMap<string, string>) {
    this.definition = definition
    this.material = material
    this.places = places
    this.hosts = hosts
  }

  take(sign: ToldBy, answer: ProbeAnswer, wanted: 'sign' | 'end'): void {
    for (const event of answer.events) {
      const match = isFrom(sign, event) ? sign.pattern.exec(textOf(event)) : null
      if (!match || this.seen.has(event.id)) continue
      const as = isAlarmOver(event) ? 'end' : wanted
      if (as === 'sign' && isDenied(match.input, match.index, match.index + match[0].length)) continue
      if (as === 'sign') this.seen.add(event.id)
      this.isCut ||= as === 'sign' && answer.count > answer.events.length
      const source = this.material.sourceOf(event)
      const member = source && this.material.member(source.bundle, source.member)
      const teller = this.nameOf(member ? machineName(member) : event.path)
      this.note(
        match.groups ?? {},
        teller,
        as,
        parseMicros(event.time)!,
        ofEvent(this.material, event),
        source?.lastTime,
      )
    }
  }

  /** True where some report says that all is well. */
  takeReports(): boolean {
    const { reports, wellReported } = this.definition
    let isWell = false
    for (const table of this.material.snapshots('health')) {
      const owner = this.places.all.find((place) => this.places.tables(place, 'health').includes(table))
      for (const row of table.rows) {
        isWell ||= wellReported?.(row) === true
        const read = reports?.(row, table)
        if (!read) continue
        const teller = owner?.name ?? table.path
        this.note(
          read,
          teller,
          'sign',
          table.at,
          ofSnapshot(table, row.line, `${row.object} ${row.type}: ${row.status}`.trim()),
        )
      }
    }
    return isWell
  }

  /** True where a list of alarms does not have it, or as something that is over. */
  takeAlarms({ managers }: GiModel): boolean {
    const { alarm } = this.definition
    if (alarm === undefined) return false
    const listed = managers.flatMap(({ name, alarms }) => alarms.map((one) => ({ ...one, teller: name })))
    const open = listed.filter(({ type, isOpen }) => type === alarm && isOpen)
    for (const { object, teller, at, evidence } of open) this.note({ what: object }, teller, 'sign', at, evidence)
    return listed.length > 0 && open.length === 0
  }

  told(): Open[] {
    return [...this.open.values()].map((told) => ({ ...told, isCut: this.isCut }))
  }

  private note(
    groups: Readonly<Record<string, string | undefined>>,
    teller: string,
    as: 'sign' | 'end',
    time: number | null,
    evidence: Evidence,
    logEnd?: string | null,
  ): void {
    const read: Record<string, string> = {}
    for (const [name, value] of Object.entries(groups)) if (value !== undefined) read[name] = value
    if (read.host !== undefined) read.host = this.nameOf(this.hosts.get(read.host) ?? read.host)
    const affects = this.definition.about(read, teller)
    const told = this.open.get(affects[0]!)
    if (as === 'end') {
      if (told && time !== null && time >= (told.last ?? 0)) told.over = time
      return
    }
    if (!told) {
      const end = logEnd ? parseMicros(logEnd)! : null
      this.open.set(affects[0]!, {
        affects,
        teller,
        read,
        count: 1,
        isCut: false,
        first: time,
        last: time,
        over: null,
        logEnd: end,
        evidence: [evidence],
      })
      return
    }
    told.count++
    if (time !== null) {
      if (told.over !== null && time > told.over) told.over = null
      told.first = Math.min(told.first ?? time, time)
      told.last = Math.max(told.last ?? time, time)
    }
    Object.assign(told.read, read)
    if (told.evidence.length < 10) told.evidence.push(evidence)
    else told.evidence[9] = evidence
  }

  /** The machine as its own bundle calls it. */
  private nameOf(name: string): string {
    return this.places.all.find((place) => this.places.find(place.kind, name) === place)?.name ?? name
  }
}

function isFrom({ from }: ToldBy, event: EventRow): boolean {
  return !from || from.test(event.sourceName) || from.test(event.program ?? '')
}

function toFound(definition: ToldRule, told: Open): Found[] {
  const severity = definition.grade ? definition.grade(told) : definition.severity
  if (severity === null) return []
  const { affects, evidence, first, last } = told
  return [
    {
      affects,
      severity,
      confidence: definition.confidence ?? 0.9,
      summary: definition.summary(told),
      evidence,
      steps: definition.steps(told),
      from: first,
      to: last,
    },
  ]
}

/** For a sentence: `at …`, `12 times from … to …`; and that it was over, where a line tells. */
export function span({ count, isCut, first, last, over }: Told): LocalText {
  const end = over === null ? say('', '') : say(`, over at ${when(over)}`, `、${when(over)} に復旧`)
  if (first === null || last === null) return say('as reported', '報告内容より')
  if (count === 1) return say(`at ${when(first)}${end.en}`, `${when(first)}${end.ja}`)
  return say(
    `${isCut ? 'at least ' : ''}${count} times from ${when(first)} to ${when(last)}${end.en}`,
    `${when(first)} から ${when(last)} までに${isCut ? '少なくとも' : ''} ${count} 回${end.ja}`,
  )
}
