import type { LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { isDenied } from '../facts/denial.ts'
import { ofEvent } from '../facts/evidence.ts'
import type { ProbesWanted } from '../facts/fact.ts'
import { machineOf } from '../facts/machine.ts'
import type { Material } from '../facts/material.ts'
import { when } from '../facts/words.ts'
import { knownLog } from '../knowledge/logs.ts'
import { say } from '../knowledge/text.ts'
import type { ProbeAnswer } from '../store/evidence.ts'
import { defineRule, type Found, type Rule, type RuleSamples, type Verdict } from './rule.ts'

/** A kind of line that tells of a fault: found by words, then read. */
export interface Sign {
  /** In the search language; words and phrases, which are cheap. */
  query: string
  /** Reads a message that the query found; must match for the line to count. Named groups are handed on. */
  pattern: RegExp
  /** Only lines of these sources (`vmkernel`) or programs count; without it, of any. */
  from?: RegExp
  /** Lines that say the opposite in the same words do not count, beside those that deny it (`isDenied`): `will not expire`. */
  unless?: RegExp
  /** How many of the first and last lines are read; 60 and 60 unless said. */
  rows?: number
}

/** Lines of one fault of one object. Times are microseconds UTC. */
export interface Group {
  /** `device:naa.6000…`, or the host itself. */
  object: string
  /** The object as people say it: `naa.6000…`. */
  label: string
  host: string
  events: readonly EventRow[]
  /** What the patterns' named groups read, of the last line that had them. */
  read: Readonly<Record<string, string>>
  /** At least so many. */
  count: number
  isCut: boolean
  first: number
  last: number
  /** When a later line told that it is over. */
  over: number | null
}

interface LineRuleDefinition {
  id: string
  title: LocalText
  catalogue?: readonly string[]
  severity: Severity
  references?: readonly string[]
  supersedes?: readonly string[]
  /** 0 … 1; 0.9 unless said. */
  confidence?: number
  signs: Readonly<Record<string, Sign>>
  /** Lines that tell that it is over for an object; read like signs. */
  ends?: Readonly<Record<string, Sign>>
  /** Names of the logs that would show it. Without any of them nothing can be said. */
  looksIn: readonly string[]
  /** Kind and id of what a line is about, by the pattern's named groups; null: the host. */
  about?: (read: Readonly<Record<string, string>>, host: string) => { kind: string; id: string } | null
  /** Fewer lines than these of an object are daily life. */
  atLeast?: number
  /** Where it differs from the rule's; null: this is no finding after all. */
  grade?: (group: Group) => Severity | null
  summary: (group: Group) => LocalText
  steps: (group: Group) => readonly NextStep[]
  samples: RuleSamples
}

/** Makes the rule of a fault that lines tell of by themselves: one finding for each object they are about. */
export function lineRule(definition: LineRuleDefinition): Rule {
  const { id, title, severity, signs, ends = {}, looksIn, samples } = definition
  const probes: ProbesWanted = Object.fromEntries(
    Object.entries({ ...signs, ...prefixed(ends) }).map(([name, { query, rows = 60 }]) => [
      name,
      { query, first: rows, last: rows },
    ]),
  )
  return defineRule({
    id,
    title,
    severity,
    catalogue: definition.catalogue ?? [],
    references: definition.references ?? [],
    supersedes: definition.supersedes ?? [],
    probes,
    samples,
    evaluate({ material, probes: answers }): Verdict {
      const groups = gather(definition, material, answers)
      const findings = groups.flatMap((group) => toFound(definition, group, material))
      if (findings.length > 0) return { outcome: 'found', findings }
      return material.hasLog(...looksIn) ? { outcome: 'clear' } : notThere(looksIn, material)
    },
  })
}

function notThere(looksIn: readonly string[], material: Material): Verdict {
  const machines = new Set(looksIn.flatMap((name) => knownLog(name)?.of ?? []))
  const [machine] = machines
  // Of a vCenter alone nobody asks how the storage of hosts is: that is no gap in its bundle.
  if (machine && machines.size === 1 && !material.members.some((member) => machineOf(member, material) === machine)) {
    return { outcome: 'not-applicable', reason: NO_MACHINE[machine], missing: [] }
  }
  return {
    outcome: 'not-applicable',
    reason: say('No log that would show it is in the bundles', 'これを示すログがバンドルにない'),
    missing: looksIn.slice(0, 3).map((name) => {
      const known = knownLog(name)
      return known
        ? say(`${known.path}: ${known.reads.en}`, `${known.path}:${known.reads.ja}`)
        : say(`${name}.log`, `${name}.log`)
    }),
  }
}

const NO_MACHINE = {
  esxi: say('No bundle is of an ESXi host', 'ESXi ホストのバンドルがない'),
  vcenter: say('No bundle is of a vCenter Server', 'vCenter Server のバンドルがない'),
}

/** Probes of the ends under names of their own. */
function prefixed(ends: Readonly<Record<string, Sign>>): Record<string, Sign> {
  return Object.fromEntries(Object.entries(ends).map(([name, sign]) => [`over ${name}`, sign]))
}

interface Open extends Group {
  events: EventRow[]
  read: Record<string, string>
}

function gather(
  definition: LineRuleDefinition,
  material: Material,
  answers: Readonly<Record<string, ProbeAnswer>>,
): Group[] {
  const groups = new Map<string, Open>()
  const seen = new Set<string>()
  for (const [name, sign] of Object.entries(definition.signs)) {
    const answer = answers[name]!
    let matched = 0
    for (const { event, read, host } of lines(sign, answer, material)) {
      matched++
      // Two signs may know the same line.
      if (seen.has(event.id)) continue
      seen.add(event.id)
      const about = definition.about?.(read, host) ?? null
      const object = about ? `${about.kind}:${about.id}` : `host:${host}`
      const key = `${host} ${object}`
      const time = parseMicros(event.time)!
      const group = groups.get(key)
      if (!group) {
        const label = about?.id ?? host
        groups.set(key, {
          object,
          label,
          host,
          events: [event],
          read,
          count: 1,
          isCut: false,
          first: time,
          last: time,
          over: null,
        })
        continue
      }
      group.events.push(event)
      group.count++
      group.first = Math.min(group.first, time)
      group.last = Math.max(group.last, time)
      Object.assign(group.read, read)
    }
    // What was not shown as a row may be of any of them; of one alone it is known whose it is.
    if (answer.count > answer.events.length) {
      for (const group of groups.values()) group.isCut = true
      if (groups.size === 1 && matched === answer.events.length)
        for (const group of groups.values()) group.count += answer.count - answer.events.length
    }
  }
  for (const [name, sign] of Object.entries(prefixed(definition.ends ?? {}))) {
    for (const { event, read, host } of lines(sign, answers[name]!, material)) {
      const about = definition.about?.(read, host) ?? null
      const group = groups.get(`${host} ${about ? `${about.kind}:${about.id}` : `host:${host}`}`)
      const time = parseMicros(event.time)!
      if (group && time >= group.last) group.over = time
    }
  }
  for (const group of groups.values()) group.events.sort((a, b) => a.time.localeCompare(b.time))
  return [...groups.values()].filter(({ count }) => count >= (definition.atLeast ?? 1))
}

function* lines(
  sign: Sign,
  answer: ProbeAnswer,
  material: Material,
): Generator<{ event: EventRow; read: Record<string, string>; host: string }> {
  for (const event of answer.events) {
    const message = event.message.slice(0, 8000)
    const match = sign.pattern.exec(message)
    if (!match || sign.unless?.test(message)) continue
    if (isDenied(message, match.index, match.index + match[0].length)) continue
    if (sign.from && !sign.from.test(event.sourceName) && !sign.from.test(event.program ?? '')) continue
    const read: Record<string, string> = {}
    for (const [name, value] of Object.entries(match.groups ?? {})) if (value !== undefined) read[name] = value
    const source = material.sourceOf(event)
    const member = source && material.member(source.bundle, source.member)
    yield { event, read, host: material.hostOf(event) ?? member?.name ?? source?.bundle ?? '' }
  }
}

function toFound(definition: LineRuleDefinition, group: Group, material: Material): Found[] {
  const severity = definition.grade ? definition.grade(group) : definition.severity
  if (severity === null) return []
  const host = `host:${group.host}`
  // A loose file is of nobody knows which machine: its own name stands in the text, and is no host.
  const isNamed = group.events.some((event) => material.hostOf(event) !== null)
  return [
    {
      affects: group.object === host || !isNamed ? [group.object] : [group.object, host],
      severity,
      confidence: definition.confidence ?? 0.9,
      summary: definition.summary(group),
      evidence: [...group.events.slice(0, 6), ...group.events.slice(6).slice(-4)].map((event) =>
        ofEvent(material, event),
      ),
      steps: definition.steps(group),
      from: group.first,
      to: group.last,
    },
  ]
}

/** For a summary: `naa.6000… on esx01`; of the host itself its name alone. */
export function place({ label, host }: Group): LocalText {
  return label === host ? say(host, host) : say(`${label} on ${host}`, `${host} の ${label}`)
}

/** For a summary: `once at …`, `12 times from … to …`; and that it was over, where a line tells. */
export function span({ count, isCut, first, last, over }: Group): LocalText {
  const end = over === null ? say('', '') : say(`, over at ${when(over)}`, `、${when(over)} に復旧`)
  if (count === 1) return say(`at ${when(first)}${end.en}`, `${when(first)}${end.ja}`)
  const number = count.toLocaleString('en')
  // Several logs tell of one moment.
  if (when(first) === when(last))
    return say(`at ${when(first)}, in ${number} lines${end.en}`, `${when(first)}、${number} 行に記録${end.ja}`)
  return say(
    `${isCut ? 'at least ' : ''}${number} times from ${when(first)} to ${when(last)}${end.en}`,
    `${when(first)} から ${when(last)} までに${isCut ? '少なくとも' : ''} ${number} 回${end.ja}`,
  )
}
