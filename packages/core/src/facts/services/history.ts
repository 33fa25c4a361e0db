import type { Evidence, ServiceSpan } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import type { Boot } from '../boots.ts'
import { ofEvent } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import { machineOf } from '../machine.ts'
import type { Material, Member } from '../material.ts'
import { readServiceLine, SERVICE_PROBES, type ServiceLine } from './lines.ts'

/** A line that tells of a service, in order of time. Times are microseconds UTC. */
export interface ServiceChange extends ServiceLine {
  member: Member
  time: number
  event: EventRow
}

export interface ServiceHistory {
  member: Member
  service: string
  changes: readonly ServiceChange[]
}

/** What lines tell of the starts and ends of services, by machine and service. */
export const HISTORY = defineFact({
  id: 'history',
  probes: SERVICE_PROBES,
  derive({ material, probes }): ServiceHistory[] {
    const changes = new Map<string, ServiceChange>()
    for (const answer of Object.values(probes)) {
      for (const event of answer.events) {
        const change = read(event, material)
        if (change) changes.set(event.id, change)
      }
    }
    const byService = Map.groupBy(
      [...changes.values()].sort((a, b) => a.time - b.time),
      ({ member, service }) => `${member.bundle} ${member.id} ${service}`,
    )
    return [...byService.values()].map((own) => ({ member: own[0]!.member, service: own[0]!.service, changes: own }))
  },
})

function read(event: EventRow, material: Material): ServiceChange | null {
  const source = material.sourceOf(event)
  const member = source && material.member(source.bundle, source.member)
  const node = member && machineOf(member, material)
  if (!node) return null
  const line = readServiceLine({ program: event.program, message: event.message, path: event.path }, node)
  return line && { ...line, member, time: parseMicros(event.time)!, event }
}

/** Lines of one change lie this close: a stop is requested, begun and done within it. */
const ONE_CHANGE = 60e6

/**
 * The stretches in which a service ran or not, cut where its machine was booted. What was before the first line follows from it: what is stopped ran.
 * A journal has whole seconds; where a finer stamp of the same second tells the same, that is the time.
 */
export function spansOf(history: ServiceHistory, boots: readonly Boot[], material: Material): ServiceSpan[] {
  const spans: ServiceSpan[] = []
  let booted = 0
  for (const change of history.changes) {
    while (booted < boots.length && boots[booted]!.at <= change.time) end(spans, boots[booted++]!)
    const state = change.change === 'started' ? 'running' : 'stopped'
    const last = spans.at(-1)
    if (!last) {
      const before = state === 'running' ? 'unknown' : 'running'
      spans.push({ state: before, from: null, to: formatMicros(change.time), evidence: [] })
    }
    const open = spans.at(-1)!
    if (open.state === state && open.from !== null) {
      refine(open, spans.at(-2), change, ofEvent(material, change.event))
      continue
    }
    if (open.from !== null) open.to = formatMicros(change.time)
    spans.push({ state, from: formatMicros(change.time), to: null, evidence: [ofEvent(material, change.event)] })
  }
  for (const boot of boots.slice(booted)) end(spans, boot)
  return spans
}

/** With its machine a service ends; what it did after the boot, no line before it tells. */
function end(spans: ServiceSpan[], { at, evidence }: Boot): void {
  const open = spans.at(-1)
  if (!open || open.state === 'unknown') return
  open.to = formatMicros(at)
  spans.push({ state: 'unknown', from: formatMicros(at), to: null, evidence: [...evidence] })
}

function refine(span: ServiceSpan, before: ServiceSpan | undefined, change: ServiceChange, evidence: Evidence): void {
  const from = parseMicros(span.from!)!
  if (change.time - from <= ONE_CHANGE && span.evidence.length < 8) span.evidence.push(evidence)
  if (from % 1e6 === 0 && change.time % 1e6 !== 0 && change.time - from < 1e6) {
    span.from = formatMicros(change.time)
    if (before) before.to = span.from
  }
}

/** What a service did at a moment, as far as its spans tell. */
export function stateAt(spans: readonly ServiceSpan[], time: number): ServiceSpan | null {
  return (
    spans.find(
      (span) =>
        (span.from === null || parseMicros(span.from)! <= time) && (span.to === null || time < parseMicros(span.to)!),
    ) ?? null
  )
}
