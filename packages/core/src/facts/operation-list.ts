import type { Operation } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { OperationEntry } from '../store/evidence.ts'
import { readTask } from './operations.ts'

/** A description is the first line of a message, at most this long. */
const DESCRIPTION = 160

/** What the lines of a family say it is. `nameOf`: the name of an object that logs know by an id, null when unknown. */
export function describeOperation(entry: OperationEntry, nameOf: (id: string) => string | null): Operation {
  const begin = entry.begin && readTask(entry.begin.message)
  const failure = entry.failure && readTask(entry.failure.message)
  const end = entry.end && readTask(entry.end.message)
  const target = failure?.target ?? begin?.target ?? null
  const method = begin?.method ?? failure?.method ?? end?.method ?? null
  return {
    id: entry.root,
    task: failure?.task ?? begin?.task ?? end?.task ?? null,
    method,
    description: method === null ? descriptionOf(entry.first) : null,
    target,
    targetName: target && nameOf(target),
    user: userOf(entry),
    start: formatMicros(entry.start),
    end: formatMicros(entry.stop),
    durationMs: Math.round((entry.stop - entry.start) / 1000),
    outcome: entry.failure ? 'failed' : entry.end ? 'ok' : entry.begin ? 'open' : 'unknown',
    fault: failure?.fault ?? null,
    reason: failure?.reason ?? null,
    event: (entry.failure ?? entry.end ?? entry.begin ?? entry.first).id,
    events: entry.events,
    errors: entry.errors,
    warnings: entry.warnings,
    sources: entry.sources.map(({ id, name }) => ({ id, name })),
    hosts: [...new Set(entry.sources.flatMap(({ host }) => (host === null ? [] : [host])))],
  }
}

function descriptionOf(event: EventRow): string {
  const line = event.message.slice(0, event.message.indexOf('\n') >>> 0)
  const text = line.length > DESCRIPTION ? `${line.slice(0, DESCRIPTION)}…` : line
  return event.component === null ? text : `${event.component}: ${text}`
}

/** `user=vpxuser:VSPHERE.LOCAL\Administrator` of a header: whom the first line that names one acts for. */
function userOf({ begin, failure, end, first }: OperationEntry): string | null {
  for (const event of [begin, failure, end, first]) {
    const user = /\buser=(?:vpxuser:)?(\S+)/.exec(event?.extra ?? '')?.[1]
    if (user && user !== '<no') return user
  }
  return null
}
