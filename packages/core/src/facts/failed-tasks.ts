import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { operationRoot } from '../parse/op-family.ts'
import { defineFact } from './fact.ts'
import type { Material, Member } from './material.ts'
import { readTask } from './operations.ts'
import { readCaughtFault } from './task-lines.ts'

/** A task that ended in a fault, as its own line tells it. */
export interface FailedTask {
  member: Member
  event: EventRow
  /** Microseconds UTC. */
  time: number
  task: string
  /** Root of the family of operation ids; null where the line bears none. */
  root: string | null
  method: string | null
  target: string | null
  fault: string | null
  reason: string | null
  /** Somebody asked for what was not possible (powering on what runs, a name in use), or took it back. */
  isUsersOwn: boolean
}

const USERS_OWN =
  /(?:RequestCanceled|InvalidPowerState|InvalidState|TaskInProgress|DuplicateName|AlreadyExists|InvalidName|InvalidLogin|NoPermission|NotSupported|InvalidArgument|ManagedObjectNotFound|OperationNotSupported\w*|ToolsUnavailable|QuestionPending|CustomizationFault|NotFound)$/

/** Tasks of people and of vCenter's own that failed: in vCenter `task-N`, on a host `haTask-…`; its inner calls only where they tell why. */
export const FAILED_TASKS = defineFact({
  id: 'failed-tasks',
  probes: {
    failed: { query: '"vpxlro error" task', first: 200, last: 100 },
    failedInside: { query: '"vpxlro error" (refused OR "timed out" OR unreachable)', first: 100, last: 50 },
    failedOnHost: { query: '"task completed hatask" "status error"', first: 100, last: 100 },
    caught: { query: '"adapterserver caught exception"', first: 200, last: 200 },
  },
  derive({ material, probes }): FailedTask[] {
    const rows = new Map(
      [probes.failed, probes.failedInside, probes.failedOnHost]
        .flatMap((one) => one.events)
        .map((row) => [row.id, row]),
    )
    const tasks = [...rows.values()].flatMap((event) => read(event, material, probes.caught.events))
    return tasks.sort((a, b) => a.time - b.time)
  },
})

function read(event: EventRow, material: Material, caught: readonly EventRow[]): FailedTask[] {
  const line = readTask(event.message)
  const source = material.sourceOf(event)
  const member = source && material.member(source.bundle, source.member)
  if (line?.step !== 'error' || !member) return []
  const named = line.fault ?? null
  const before = named ? null : caughtBefore(event, caught)
  const fault = named ?? before?.fault ?? null
  return [
    {
      member,
      event,
      time: parseMicros(event.time)!,
      task: line.task,
      root: event.op === null ? null : operationRoot(event.op),
      method: line.method,
      target: line.target,
      fault,
      reason: line.reason ?? before?.reason ?? null,
      isUsersOwn: fault !== null && USERS_OWN.test(fault),
    },
  ]
}

/** hostd names the fault in a line of its own, of the same operation, just before the task ends. */
function caughtBefore(event: EventRow, caught: readonly EventRow[]): { fault: string; reason: string | null } | null {
  const own = caught.findLast(
    (row) => row.source === event.source && row.op !== null && row.op === event.op && row.time <= event.time,
  )
  return own ? readCaughtFault(own.message) : null
}
