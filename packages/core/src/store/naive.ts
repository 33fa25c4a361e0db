import type { EventRow } from '@bundlescope/contract/event.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { compileMatcher, opMatches } from './match.ts'
import { type FileNames, type NaiveEvent, naiveEvents, type SuiteFile } from './naive-read.ts'
import type { ContextRequest, Scope } from './port.ts'

/** Rows carry at most this much of a message. */
const MESSAGE_CUT = 2000

export type Counts = Record<string, number>

export interface NaiveFacets {
  level: Counts
  source: Counts
  host: Counts
  program: Counts
  component: Counts
}

/**
 * The event store as plainly as it can be written: every question is a scan over all events in memory. For tests only;
 * it says what an `EventStore` must answer.
 */
export class NaiveStore {
  /** In the one order: time, bundle, file, byte. */
  readonly events: readonly NaiveEvent[]

  constructor(events: readonly NaiveEvent[]) {
    this.events = [...events].sort(inOrder)
  }

  /** @param namesOf what the store under test calls a file; null for a file of which it shows no events */
  static of(
    bundles: readonly { id: string; files: readonly SuiteFile[] }[],
    namesOf: (bundle: string, path: string) => FileNames | null,
  ): NaiveStore {
    const events: NaiveEvent[] = []
    for (const bundle of bundles) {
      for (const file of bundle.files) {
        const names = namesOf(bundle.id, file.path)
        events.push(...(naiveEvents(bundle.id, file, names ?? { number: -1, sourceId: '', host: '' }) ?? []))
      }
    }
    return new NaiveStore(events)
  }

  select(scope: Scope): NaiveEvent[] {
    const matches = compileMatcher(scope.where)
    return this.events.filter(
      (event) =>
        scope.bundles.includes(event.bundle) &&
        (scope.from === null || event.time >= scope.from) &&
        (scope.to === null || event.time < scope.to) &&
        (scope.levels === null || scope.levels.includes(event.level)) &&
        (scope.sources === null || scope.sources.includes(event.sourceId)) &&
        matches(event),
    )
  }

  /** Counts a bucket, by level, as a timeline's `levels`; events outside of the frame are not counted. */
  timeline(scope: Scope, frame: { from: number; to: number; width: number }): Record<string, number[]> {
    const size = Math.round((frame.to - frame.from) / frame.width)
    const levels: Record<string, number[]> = {}
    for (const event of this.select(scope)) {
      if (event.time < frame.from || event.time >= frame.to) continue
      const level = LEVELS[event.level]!
      levels[level] ??= new Array<number>(size).fill(0)
      levels[level][Math.floor((event.time - frame.from) / frame.width)]!++
    }
    return levels
  }

  /** Levels are counted whatever levels the scope asks for, sources whatever sources: so that one can choose others. */
  facets(scope: Scope): NaiveFacets {
    const selected = this.select(scope)
    return {
      level: count(this.select({ ...scope, levels: null }), (event) => LEVELS[event.level]!),
      source: count(this.select({ ...scope, sources: null }), (event) => event.sourceId),
      host: count(selected, (event) => event.host),
      program: count(selected, (event) => event.program),
      component: count(selected, (event) => event.component),
    }
  }

  /**
   * The neighbours of an event in the one order, the event included; null when there is no such event.
   * `before`, `after`: whether there are more than were asked for; a span of seconds is given whole.
   */
  context(request: ContextRequest): { events: NaiveEvent[]; anchor: number; before: boolean; after: boolean } | null {
    const event = this.events.find((candidate) => eventId(candidate) === request.id)
    if (!event) return null
    const { span } = request
    const around = this.events.filter(
      (other) =>
        isInReach(other, event, request) &&
        (!('seconds' in span) || Math.abs(other.time - event.time) <= span.seconds * 1e6),
    )
    const at = around.indexOf(event)
    const from = 'seconds' in span ? 0 : Math.max(0, at - span.before)
    const to = 'seconds' in span ? around.length : Math.min(around.length, at + span.after + 1)
    return { events: around.slice(from, to), anchor: at - from, before: from > 0, after: to < around.length }
  }

  family(bundles: readonly string[], op: string): { events: NaiveEvent[]; sources: Counts; members: Counts } {
    const events = this.events.filter((event) => bundles.includes(event.bundle) && opMatches(event.op, op, false))
    return { events, sources: count(events, (event) => event.sourceId), members: count(events, (event) => event.op) }
  }
}

/** An event of an unknown host may be of any: its surroundings are everything. */
function isInReach(other: NaiveEvent, event: NaiveEvent, request: ContextRequest): boolean {
  if (request.scope === 'file') return other.bundle === event.bundle && other.file === event.file
  if (!request.bundles.includes(other.bundle)) return false
  return request.scope === 'all' || event.host === '' || other.host === event.host
}

function inOrder(a: NaiveEvent, b: NaiveEvent): number {
  const byBundle = a.bundle < b.bundle ? -1 : a.bundle > b.bundle ? 1 : 0
  return a.time - b.time || byBundle || a.file - b.file || a.byte - b.byte
}

/** How often each value occurs; events without one are not counted. */
function count(events: readonly NaiveEvent[], keyOf: (event: NaiveEvent) => string): Counts {
  const counts = new Map<string, number>()
  for (const event of events) counts.set(keyOf(event), (counts.get(keyOf(event)) ?? 0) + 1)
  counts.delete('')
  return Object.fromEntries(counts)
}

export function eventId(event: NaiveEvent): string {
  return `${event.bundle}.${event.file.toString(36)}.${event.byte.toString(36)}`
}

/** The row of a page; its pattern is the store's own business and left out. */
export function toRow(event: NaiveEvent): Omit<EventRow, 'pattern'> {
  return {
    id: eventId(event),
    time: formatMicros(event.time),
    level: LEVELS[event.level]!,
    source: event.sourceId,
    sourceName: event.sourceName,
    host: event.host || null,
    program: event.program || null,
    thread: event.thread || null,
    component: event.component || null,
    op: event.op || null,
    extra: event.extra || null,
    path: event.path,
    line: event.line,
    lines: event.lines,
    message: event.message.slice(0, MESSAGE_CUT),
    cut: event.message.length > MESSAGE_CUT,
  }
}
