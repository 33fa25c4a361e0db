import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { tokenise } from '@bundlescope/query/token.ts'
import { operationRoot } from '../parse/op-family.ts'
import type { EvidenceStore, OperationEntry, OperationStore, Probe } from '../store/evidence.ts'
import { readCaughtFault, readHostTask, readLro, type TaskLine } from './task-lines.ts'
import { all, FAILURES, field, phrase, STARTS } from './task-queries.ts'

/** An operation that ended in a fault. Times are those of its own lines; `events` and `sources` are the whole family's. */
export interface FailedOperation {
  /** The operation id of the line that reports the failure; without one, the task. */
  id: string
  root: string
  task: string
  method: string | null
  target: string | null
  /** Null when the bundle does not reach back to its beginning. */
  start: string | null
  end: string
  fault: string | null
  reason: string | null
  events: number
  sources: string[]
}

export interface Operations {
  /** Starts of vCenter operations (LROs, tasks) and of host tasks; one that began before the logs do is not counted. */
  total: number
  /** By time of failure. */
  failed: FailedOperation[]
}

/** More failures than anybody reads; what is beyond is counted, not described. */
const MOST_FAILURES = 5000
/** How many lines that look like the start of a task are read back from its failure. */
const CANDIDATES = 20

type Store = Pick<EvidenceStore, 'sweep'> & OperationStore
type Failure = { event: EventRow; line: TaskLine }

/** Derives the operations of bundles from their events, with three questions to the store however many have failed. */
export async function deriveOperations(
  store: Store,
  bundles: readonly string[],
  signal?: AbortSignal,
): Promise<Operations> {
  const [starts, failures] = await store.sweep(
    bundles,
    [
      { id: 'starts', where: STARTS, first: 0, last: 0 },
      { id: 'failures', where: FAILURES, first: MOST_FAILURES, last: 0 },
    ],
    signal,
  )
  const read = failures!.events.flatMap((event): Failure[] => {
    const line = readTask(event.message)
    return line?.step === 'error' ? [{ event, line }] : []
  })
  if (read.length === 0) return { total: starts!.count, failed: [] }
  const [before, families] = await Promise.all([
    store.sweep(bundles, read.flatMap(probesBefore), signal),
    familiesOf(store, bundles, signal),
  ])
  const rows = new Map(before.map(({ id, events }) => [id, events]))
  const failed = read.map((failure, n) =>
    describe(failure, rows.get(`begin ${n}`) ?? [], rows.get(`caught ${n}`) ?? [], families),
  )
  return { total: starts!.count, failed }
}

export function readTask(message: string): TaskLine | null {
  return readLro(message) ?? readHostTask(message)
}

/** What is looked for in the same log up to a failure: the start of its task, and the fault when its own line names none. */
function probesBefore({ event, line }: Failure, n: number): Probe[] {
  const here = field('source', event.source)
  const window = { first: 0, last: CANDIDATES, to: parseMicros(event.time)! + 1 }
  const begin = { id: `begin ${n}`, where: all(beginOf(line.task), here), ...window }
  if (line.fault !== null || event.op === null) return [begin]
  const where = all(phrase('adapterserver', 'caught'), field('op', event.op), here)
  return [begin, { id: `caught ${n}`, where, ...window }]
}

/** The start line of a task: ids are told apart by their tokens first (`lro-12` and `lro--12` share them), then by reading. */
function beginOf(task: string): Node {
  const tokens = tokenise(task.toLowerCase())
  return task.startsWith('haTask') ? phrase('task', 'created', ...tokens) : phrase('vpxlro', 'begin', ...tokens)
}

/** The families that hold a failure, by root. */
async function familiesOf(
  store: Store,
  bundles: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, OperationEntry>> {
  const { entries } = await store.operations(
    {
      bundles,
      where: FAILURES,
      from: null,
      to: null,
      levels: null,
      sources: null,
      outcome: 'failed',
      tasksOnly: true,
      longerThanMs: 0,
      sort: 'start',
      descending: false,
      offset: 0,
      limit: MOST_FAILURES,
    },
    signal,
  )
  return new Map(entries.map((entry) => [entry.root.toLowerCase(), entry]))
}

function describe(
  { event, line }: Failure,
  begins: readonly EventRow[],
  catches: readonly EventRow[],
  families: ReadonlyMap<string, OperationEntry>,
): FailedOperation {
  const begin = latest(begins, (message) => {
    const other = readTask(message)
    return other?.step === 'begin' && other.task === line.task ? other : null
  })
  const caught = latest(catches, readCaughtFault)?.value
  const root = event.op === null ? line.task : operationRoot(event.op)
  const family = event.op === null ? undefined : families.get(root.toLowerCase())
  return {
    id: event.op ?? line.task,
    root,
    task: line.task,
    method: line.method ?? begin?.value.method ?? null,
    target: line.target ?? begin?.value.target ?? null,
    start: begin?.event.time ?? null,
    end: event.time,
    fault: line.fault ?? caught?.fault ?? null,
    reason: line.reason ?? caught?.reason ?? null,
    events: family?.events ?? 1,
    sources: family ? [...new Set(family.sources.map((source) => source.name))] : [event.sourceName],
  }
}

/** The last event that `read` understands. */
function latest<T>(
  events: readonly EventRow[],
  read: (message: string) => T | null,
): { event: EventRow; value: T } | null {
  for (const event of events.toReversed()) {
    const value = read(event.message)
    if (value !== null) return { event, value }
  }
  return null
}
