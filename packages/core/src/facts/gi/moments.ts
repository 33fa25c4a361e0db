import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { ProbeAnswer } from '../../store/evidence.ts'
import { ofEvent } from '../evidence.ts'
import type { Material } from '../material.ts'
import { headOf } from './event-text.ts'

/** A line of a log that tells of a part of Guest Introspection: what kind of line, when, and the line itself. */
export interface Moment<Kind extends string> {
  kind: Kind
  /** Microseconds UTC. */
  time: number
  event: EventRow
  /** What the line's pattern read: `seconds`, `build`, `failure`. */
  read: Readonly<Record<string, string>>
}

export function evidenceOf(material: Material, moment: Moment<string>): Evidence {
  return ofEvent(material, moment.event)
}

/** Kinds of lines with the pattern of each; the first that matches names the line. */
export type Patterns<Kind extends string> = readonly (readonly [kind: Kind, pattern: RegExp])[]

/** Reads the lines that probes found, each once, in order of time. */
export function momentsOf<Kind extends string>(
  answers: readonly ProbeAnswer[],
  patterns: Patterns<Kind>,
): Moment<Kind>[] {
  const moments = new Map<string, Moment<Kind>>()
  for (const { events } of answers) {
    for (const event of events) {
      const moment = moments.has(event.id) ? null : read(event, patterns)
      if (moment) moments.set(event.id, moment)
    }
  }
  return [...moments.values()].sort((a, b) => a.time - b.time)
}

function read<Kind extends string>(event: EventRow, patterns: Patterns<Kind>): Moment<Kind> | null {
  const [text, head] = [event.message.slice(0, 4000), headOf(event)]
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(text) ?? pattern.exec(head)
    if (!match) continue
    const groups = Object.entries(match.groups ?? {}).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    )
    return { kind, time: parseMicros(event.time)!, event, read: Object.fromEntries(groups) }
  }
  return null
}
