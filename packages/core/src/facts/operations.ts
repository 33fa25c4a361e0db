import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { tokenise } from '@bundlescope/query/token.ts'
import { operationRoot } from '../parse/op-family.ts'
import type { EventStore } from '../store/port.ts'
import { readCaughtFault, readHostTask, readLro, type TaskLine } from './task-lines.ts'
import { all, FAILURES, phrase, STARTS } from './task-queries.ts'

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

const ofOperation = (op: string): Node => ({
  kind: 'field',
  field: 'op',
  comparison: '=',
  value: op,
  prefix: false,
  span: { start: 0, end: 0 },
})

const PAGE = 500

/** Derives the operations of bundles from their events. */
export async function deriveOperations(
  store: EventStore,
  bundles: readonly string[],
  signal?: AbortSignal,
): Promise<Operations> {
  const everything = { bundles, from: null, to: null, levels: null, sources: null }
  const starts = await store.page({ ...everything, where: STARTS }, { at: 'offset', offset: 0 }, 1, signal)
  const failed: FailedOperation[] = []
  let cursor: string | null = null
  do {
    const place =
      cursor === null ? ({ at: 'offset', offset: 0 } as const) : ({ at: 'cursor', cursor, direction: 'after' } as const)
    const page = await store.page({ ...everything, where: FAILURES }, place, PAGE, signal)
    for (const event of page.events) {
      const line = await readTask(store, event)
      if (line?.step === 'error') failed.push(await describe(store, bundles, event, line, signal))
    }
    cursor = page.next
  } while (cursor !== null)
  return { total: starts.total, failed }
}

/** Rows cut long messages off; the block with the reason may lie beyond. */
async function readTask(store: EventStore, event: EventRow): Promise<TaskLine | null> {
  const line = readLro(event.message) ?? readHostTask(event.message)
  if (!line || !event.cut || line.reason) return line
  const original = (await store.event(event.id))?.original ?? ''
  const begin = original.indexOf('[VpxLRO]')
  return begin < 0 ? line : (readLro(original.slice(begin)) ?? line)
}

async function describe(
  store: EventStore,
  bundles: readonly string[],
  event: EventRow,
  line: TaskLine,
  signal?: AbortSignal,
): Promise<FailedOperation> {
  const begin = await latestBefore(store, bundles, event, beginOf(line.task), signal, (message) => {
    const other = readLro(message) ?? readHostTask(message)
    return other?.step === 'begin' && other.task === line.task ? other : null
  })
  const caught =
    line.fault === null && event.op !== null
      ? await latestBefore(
          store,
          bundles,
          event,
          all(phrase('adapterserver', 'caught'), ofOperation(event.op)),
          signal,
          readCaughtFault,
        )
      : null
  const root = event.op === null ? line.task : operationRoot(event.op)
  const family = event.op === null ? null : await store.family(bundles, root, signal)
  return {
    id: event.op ?? line.task,
    root,
    task: line.task,
    method: line.method ?? begin?.value.method ?? null,
    target: line.target ?? begin?.value.target ?? null,
    start: begin?.event.time ?? null,
    end: event.time,
    fault: line.fault ?? caught?.value.fault ?? null,
    reason: line.reason ?? caught?.value.reason ?? null,
    events: family?.events ?? 1,
    sources: family ? [...new Set(family.sources.map((source) => source.name))] : [event.sourceName],
  }
}

/** The start line of a task: ids are told apart by their tokens first (`lro-12` and `lro--12` share them), then by reading. */
function beginOf(task: string): Node {
  const tokens = tokenise(task.toLowerCase())
  return task.startsWith('haTask') ? phrase('task', 'created', ...tokens) : phrase('vpxlro', 'begin', ...tokens)
}

/** Of the events of the same source up to this one that `where` finds: the last one that `read` understands. */
async function latestBefore<T>(
  store: EventStore,
  bundles: readonly string[],
  event: EventRow,
  where: Node,
  signal: AbortSignal | undefined,
  read: (message: string) => T | null,
): Promise<{ event: EventRow; value: T } | null> {
  const scope = { bundles, where, from: null, to: parseMicros(event.time)! + 1, levels: null, sources: [event.source] }
  const { total } = await store.page(scope, { at: 'offset', offset: 0 }, 1, signal)
  const page = await store.page(scope, { at: 'offset', offset: Math.max(0, total - PAGE) }, PAGE, signal)
  for (const candidate of page.events.toReversed()) {
    const value = read(candidate.message)
    if (value !== null) return { event: candidate, value }
  }
  return null
}
