import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { knownFailure } from '../../knowledge/errno.ts'
import { defineFact, type ProbesWanted } from '../fact.ts'
import { FAILED_TASKS, type FailedTask } from '../failed-tasks.ts'
import { readFailedConnection } from './failed-connection.ts'
import { FAILURES, type Failures } from './failures.ts'

/** A failed task and the connection that failed with it. */
export interface LinkedTask {
  task: FailedTask
  failures: Failures
  /** The failed connection at the moment of the failure. */
  connection: EventRow
  /** 0 … 1 */
  confidence: number
  /** vCenter's event of the task, its first line, and warnings and errors of its operation. */
  announced: EventRow | null
  begin: EventRow | null
  troubles: EventRow[]
}

/** The lines of a refused connection bear no operation id: they are joined by time, this close. */
const SAME_MOMENT = 100_000
const NEAR = 2_000_000
/** More failed tasks than these are of the same cause, as a rule. */
const MOST = 24

const ABOUT_CONNECTION = /refused|timed? ?out|unreachable|no route|cannot connect|could not connect|not running/i

/** Failed tasks whose reason, or whose moment, tells of a failed connection. */
export const LINKED_TASKS = defineFact({
  id: 'linked-tasks',
  facts: { tasks: FAILED_TASKS, failures: FAILURES },
  async derive({ material, facts, ask }): Promise<LinkedTask[]> {
    if (facts.failures.length === 0) return []
    const candidates = facts.tasks
      .filter((task) => saysSo(task) || facts.failures.some((group) => isNear(task, group)))
      .slice(0, MOST)
    if (candidates.length === 0) return []
    const answers = await ask(Object.assign({}, ...candidates.map(probesOf)) as ProbesWanted)
    return candidates.flatMap((task, n): LinkedTask[] => {
      const rows = (name: string): EventRow[] => answers[`${name} ${n}`]?.events ?? []
      const link = nearest(
        task,
        rows('connection'),
        facts.failures,
        (row) => material.sourceOf(row)?.member === task.member.id,
      )
      if (link === null) return []
      const begin = rows('begin').findLast((row) => /\bBEGIN\b|Task Created/.test(row.message)) ?? null
      return [
        {
          task,
          ...link,
          begin,
          announced: announcedBy(task, begin, rows('event')),
          troubles: rows('trouble').slice(0, 8),
        },
      ]
    })
  },
})

function saysSo(task: FailedTask): boolean {
  return ABOUT_CONNECTION.test(`${task.reason ?? ''} ${task.fault ?? ''}`)
}

function isNear(task: FailedTask, group: Failures): boolean {
  return (
    group.member === task.member &&
    group.events.some((event) => Math.abs(parseMicros(event.time)! - task.time) <= SAME_MOMENT)
  )
}

function probesOf(task: FailedTask, n: number): ProbesWanted {
  const from = task.time - NEAR
  const connections = ['refused', 'timed out', 'no route'] as const
  const query = connections.map((failure) => `(${knownFailure(failure).query})`).join(' OR ')
  const number = /^task-(\d+)$/.exec(task.task)?.[1]
  const begin = number ? `"vpxlro begin" task:${number}` : `"task created" task:"${task.task.replaceAll('"', '')}"`
  return {
    [`connection ${n}`]: { query, first: 60, last: 60, from, to: task.time + NEAR / 2 },
    [`begin ${n}`]: { query: begin, first: 5, last: 5, from: task.time - 24 * 3600e6, to: task.time + 1 },
    [`event ${n}`]: {
      query: 'component:vim.event.TaskEvent OR taskevent',
      first: 40,
      last: 40,
      from: task.time - 60e6,
      to: task.time + NEAR,
    },
    ...(task.event.op === null || task.root === null
      ? {}
      : {
          [`trouble ${n}`]: {
            query: `op:"${task.root.replaceAll('"', '')}" level>=warning`,
            first: 8,
            last: 2,
            from: task.time - 600e6,
            to: task.time + NEAR,
          },
        }),
  }
}

/** The failed connection nearest to a task's failure, of the same machine; how sure it is that it is the cause. */
function nearest(
  task: FailedTask,
  rows: readonly EventRow[],
  failures: readonly Failures[],
  isOwn: (row: EventRow) => boolean,
): Pick<LinkedTask, 'connection' | 'failures' | 'confidence'> | null {
  const said = saysSo(task)
  let best: (Pick<LinkedTask, 'connection' | 'failures' | 'confidence'> & { distance: number }) | null = null
  for (const row of rows.filter(isOwn)) {
    const failed = readFailedConnection(row.message)
    const group = failures.find(
      (one) => failed && one.member === task.member && one.failure === failed.failure && isOf(one, failed),
    )
    const distance = Math.abs(parseMicros(row.time)! - task.time)
    // What another process could not reach at that moment is no cause of a task of this one.
    const isSameProgram = row.source === task.event.source
    if (!group || (!said && (!isSameProgram || distance > SAME_MOMENT))) continue
    const confidence = said
      ? distance <= SAME_MOMENT
        ? isSameProgram
          ? 0.95
          : 0.85
        : isSameProgram
          ? 0.85
          : 0.7
      : 0.6
    if (best && (best.confidence > confidence || (best.confidence === confidence && best.distance <= distance)))
      continue
    best = { connection: row, failures: group, confidence, distance }
  }
  return best && { connection: best.connection, failures: best.failures, confidence: best.confidence }
}

function isOf(group: Failures, failed: { peer: { port: number }; local: { port: number } | null }): boolean {
  return group.port === failed.peer.port || group.port === failed.local?.port
}

/** `Event [...] [vim.event.TaskEvent] … [Task: Create virtual machine]`, at most two seconds from the task's first line. */
function announcedBy(task: FailedTask, begin: EventRow | null, rows: readonly EventRow[]): EventRow | null {
  const start = begin === null ? task.time : parseMicros(begin.time)!
  let best: { row: EventRow; distance: number } | null = null
  for (const row of rows) {
    const distance = Math.abs(parseMicros(row.time)! - start)
    if (distance <= NEAR && (best === null || distance < best.distance)) best = { row, distance }
  }
  return best?.row ?? null
}
