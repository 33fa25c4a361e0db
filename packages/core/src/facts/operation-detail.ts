import type { OperationDetail, OperationLane } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { EvidenceStore, OperationStore } from '../store/evidence.ts'
import { describeOperation } from './operation-list.ts'
import { all, field } from './task-queries.ts'

/** Events of a family that are laid out; a longer one is shown by its beginning and its end. */
const MOST_EVENTS = 4000
/** Marks of one lane: its first events, errors and warnings before others. */
const MOST_MARKS = 60
/** Lines of one thread that are looked through for those without an id, from either end. */
const MOST_LINES = 300
/** Threads that are looked at for lines without an id. */
const MOST_THREADS = 40
/** Errors and warnings around which lines of other threads are looked for. */
const MOST_MOMENTS = 12
/** What a service complains of just before it gives an operation up, in microseconds; and just after. */
const JUST_BEFORE = 60_000
const JUST_AFTER = 5_000
/** How long before and after its own lines a thread is taken to be at the same work, in microseconds. */
const AROUND = 20_000
const MARK_TEXT = 240

type Store = EvidenceStore & OperationStore

/**
 * One family of operation ids laid out: a lane for each id in each source, and lanes of lines that bear no id but were
 * written by the same thread between (or right beside) its lines, or that the same log complains of at the moment of an
 * error. Null when no event bears an id of the family.
 *
 * vpxd says `Failed to connect socket` without an id and on a thread of its own, right before the error: time ties the two.
 */
export async function layOutOperation(
  store: Store,
  bundles: readonly string[],
  root: string,
  nameOf: (id: string) => string | null,
  signal?: AbortSignal,
): Promise<OperationDetail | null> {
  const where = field('op', root)
  const [[family], list] = await Promise.all([
    store.sweep(bundles, [{ id: 'family', where, first: MOST_EVENTS / 2, last: MOST_EVENTS / 2 }], signal),
    store.operations(
      {
        bundles,
        where,
        from: null,
        to: null,
        levels: null,
        sources: null,
        outcome: 'all',
        tasksOnly: false,
        longerThanMs: 0,
        sort: 'events',
        descending: true,
        offset: 0,
        limit: 20,
      },
      signal,
    ),
  ])
  const same = (text: string): boolean => text.toLowerCase() === root.toLowerCase()
  const entry = list.entries.find((one) => same(one.root)) ?? list.entries[0]
  if (!entry || family!.events.length === 0) return null
  const own = group(family!.events, (event) => `${event.op}\n${event.source}`)
  const lanes = [...own.values()].map((events) => laneOf(events, events[0]!.op ?? '', 'id', 1))
  const joined = await joinByThread(store, bundles, family!.events, signal)
  const taken = new Set(joined.flatMap(({ marks }) => marks.map(({ event }) => event)))
  const beside = await joinByTime(store, bundles, family!.events, taken, signal)
  return {
    operation: describeOperation(entry, nameOf),
    lanes: [...lanes, ...joined, ...beside].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
  }
}

/** Lines without an id that the family's threads wrote while they were at it. */
async function joinByThread(
  store: Store,
  bundles: readonly string[],
  events: readonly EventRow[],
  signal?: AbortSignal,
): Promise<OperationLane[]> {
  const threads = [
    ...group(
      events.filter(({ thread }) => thread !== null),
      (event) => `${event.source}\n${event.thread}`,
    ).values(),
  ]
  const asked = threads.slice(0, MOST_THREADS)
  const answers = await store.sweep(
    bundles,
    asked.map((own, n) => ({
      id: `${n}`,
      where: all(field('source', own[0]!.source), field('thread', own[0]!.thread!)),
      first: MOST_LINES,
      last: MOST_LINES,
      from: parseMicros(own[0]!.time)! - AROUND,
      to: parseMicros(own.at(-1)!.time)! + AROUND + 1,
    })),
    signal,
  )
  return asked.flatMap((own, n) => {
    const without = answers[n]!.events.filter((event) => event.op === null && isBeside(event, own))
    if (without.length === 0) return []
    const within = without.every((event) => event.time >= own[0]!.time && event.time <= own.at(-1)!.time)
    return [laneOf(without, own[0]!.op ?? '', 'thread', within ? 0.8 : 0.6)]
  })
}

/** Errors and warnings without an id that the log of an error holds at its moment, whatever their thread. */
async function joinByTime(
  store: Store,
  bundles: readonly string[],
  events: readonly EventRow[],
  taken: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<OperationLane[]> {
  const moments = events.filter(({ level }) => isGrave(level)).slice(0, MOST_MOMENTS)
  const answers = await store.sweep(
    bundles,
    moments.map(({ source, time }, n) => ({
      id: `${n}`,
      where: all(field('source', source), field('level', 'warning', '>=')),
      first: MOST_LINES,
      last: 0,
      from: parseMicros(time)! - JUST_BEFORE,
      to: parseMicros(time)! + JUST_AFTER,
    })),
    signal,
  )
  const found = new Map<string, EventRow>()
  for (const { events: near } of answers)
    for (const event of near) if (event.op === null && !taken.has(event.id)) found.set(event.id, event)
  const bySource = group([...found.values()], ({ source }) => source)
  return [...bySource.values()].map((lines) => {
    const inOrder = lines.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    return laneOf(inOrder, moments.find(({ source }) => source === lines[0]!.source)?.op ?? '', 'time', 0.4)
  })
}

/** Right before or after a line of the operation, on the same thread. */
function isBeside(event: EventRow, own: readonly EventRow[]): boolean {
  const time = parseMicros(event.time)!
  return own.some((other) => Math.abs(parseMicros(other.time)! - time) <= AROUND)
}

function laneOf(
  events: readonly EventRow[],
  op: string,
  joined: OperationLane['joined'],
  confidence: number,
): OperationLane {
  const first = events[0]!
  const grave = events.filter(({ level }) => isGrave(level))
  const marks = [...grave, ...events.filter(({ level }) => !isGrave(level))].slice(0, MOST_MARKS)
  return {
    op,
    source: first.source,
    sourceName: first.sourceName,
    host: first.host,
    start: first.time,
    end: events.at(-1)!.time,
    events: events.length,
    errors: events.filter(({ level }) => level === 'error' || level === 'critical').length,
    joined,
    confidence,
    marks: marks
      .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
      .map(({ id, time, level, message }) => ({ event: id, time, level, text: message.slice(0, MARK_TEXT) })),
  }
}

const isGrave = (level: string): boolean => level === 'warning' || level === 'error' || level === 'critical'

function group(events: readonly EventRow[], keyOf: (event: EventRow) => string): Map<string, EventRow[]> {
  const groups = new Map<string, EventRow[]>()
  for (const event of events) {
    const list = groups.get(keyOf(event))
    if (list) list.push(event)
    else groups.set(keyOf(event), [event])
  }
  return groups
}
