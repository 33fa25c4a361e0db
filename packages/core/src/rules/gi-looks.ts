import type { Evidence, LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { ofEvent } from '../facts/evidence.ts'
import { textOf } from '../facts/gi/event-text.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { isSameName } from '../facts/gi/places.ts'
import type { Material } from '../facts/material.ts'
import { when } from '../facts/words.ts'
import { say } from '../knowledge/text.ts'
import type { ProbeAnswer } from '../store/evidence.ts'
import type { Found, Verdict } from './rule.ts'

/*
 * Rules of Guest Introspection look at one machine after the other. What each look gave becomes the rule's verdict: found
 * where any machine has the fault, clear where at least one was seen to be well, else what would make it possible to know.
 */

/** What a look at one host, VM or SVA gave. */
export type Look =
  | { is: 'fault'; found: Found }
  | { is: 'fine' }
  /** `missing` says what to collect, ask or paste, and where. */
  | { is: 'unknown'; missing: readonly LocalText[] }
  /** The question does not arise here: `reason` says why. */
  | { is: 'beside'; reason: LocalText }

export const FINE: Look = { is: 'fine' }

export function unclear(...missing: readonly LocalText[]): Look {
  return { is: 'unknown', missing }
}

export function beside(reason: LocalText): Look {
  return { is: 'beside', reason }
}

interface Fault {
  /** The main object first; see `affectsNode`, `affectsEdge`. */
  affects: readonly string[]
  summary: LocalText
  evidence: readonly Evidence[]
  /** 0 … 1: 0.9 for a line that says it, 0.8 for a whole listing without it, 0.5 for what is derived. */
  confidence: number
  steps: readonly NextStep[]
  severity?: Severity
  title?: LocalText
  from?: number | null
  to?: number | null
}

export function fault(found: Fault): Look {
  return { is: 'fault', found }
}

/** Somebody reads them: the first are telling enough. */
const MOST_MISSING = 8

export function conclude(looks: readonly Look[]): Verdict {
  const findings = looks.flatMap((look) => (look.is === 'fault' ? [look.found] : []))
  if (findings.length > 0) return { outcome: 'found', findings }
  const fine = looks.filter(({ is }) => is === 'fine').length
  const unseen = looks.flatMap((look) => (look.is === 'unknown' ? [look] : []))
  if (fine > 0) {
    if (unseen.length === 0) return { outcome: 'clear' }
    const all = fine + unseen.length
    return {
      outcome: 'clear',
      reason: say(`${fine} of ${all} could be looked at`, `${all} 件中 ${fine} 件を確認できた`),
    }
  }
  if (unseen.length > 0) return cannotKnow(unseen.flatMap(({ missing }) => missing))
  const [first] = looks.flatMap((look) => (look.is === 'beside' ? [look.reason] : []))
  return { outcome: 'not-applicable', reason: first ?? NO_TRACE, missing: [] }
}

const NO_TRACE = say(
  'Nothing in the bundles shows that Guest Introspection is used',
  'Guest Introspection を使用している形跡がバンドルにない',
)

export function noTrace(): Verdict {
  return { outcome: 'not-applicable', reason: NO_TRACE, missing: [] }
}

export function cannotKnow(missing: readonly LocalText[]): Verdict {
  return {
    outcome: 'not-applicable',
    reason: say('The bundles do not tell', 'バンドルからは判断できない'),
    missing: [...new Map(missing.map((text) => [text.en, text])).values()].slice(0, MOST_MISSING),
  }
}

/** The host is prepared, or somebody asked its init script about the Mux and was told that it is stopped. */
export function isOfGuestIntrospection(host: GiHost, gi: GiModel): boolean {
  return gi.prepared.includes(host) || isSaidStopped(host)
}

/** By its init script; a list of processes without the Mux is any host's. */
export function isSaidStopped({ mux }: GiHost): boolean {
  return mux.is === 'absent' && mux.evidence.some(({ basis }) => basis === 'snapshot')
}

/** What the Mux is called on this host, for commands; the older name where nothing tells. */
export function muxOf(host: GiHost): string {
  return host.muxName ?? 'vShield-Endpoint-Mux'
}

/** The host wrote the line, or its bundle holds it. */
export function isOf(host: GiHost, event: EventRow, material: Material): boolean {
  const source = material.sourceOf(event)
  const member = source && material.member(source.bundle, source.member)
  if (member && host.members.includes(member)) return true
  const name = material.hostOf(event)
  return name !== null && isSameName(host.name, name)
}

/** Lines of the host that a probe found and that the pattern reads. */
export function linesOf(
  host: GiHost,
  answer: ProbeAnswer,
  pattern: RegExp,
  material: Material,
): { event: EventRow; read: Readonly<Record<string, string | undefined>> }[] {
  return answer.events.flatMap((event) => {
    const match = isOf(host, event, material) ? pattern.exec(textOf(event)) : null
    return match ? [{ event, read: match.groups ?? {} }] : []
  })
}

/** True where the host's bundle holds such a log with events: only then does its silence tell anything. */
export function hasLogOf(host: GiHost, material: Material, ...names: readonly string[]): boolean {
  return material.sources.some(
    ({ bundle, member, name, events }) =>
      events > 0 && names.includes(name) && host.members.some((one) => one.bundle === bundle && one.id === member),
  )
}

/** The first lines and the last. */
export function cite(material: Material, events: readonly EventRow[]): Evidence[] {
  return [...events.slice(0, 5), ...events.slice(5).slice(-3)].map((event) => ofEvent(material, event))
}

/** A listing shows one moment, which need not be that of the incident: sentences say which. */
export function asListed(at: number | null): LocalText {
  return at === null
    ? say('when it was listed', '一覧の採取時点で')
    : say(`when it was listed at ${when(at)}`, `一覧を採取した ${when(at)} の時点で`)
}

/** A command for the one who can run it: the page offers what stands in backticks to be copied. */
export function paste(command: string, where: LocalText): LocalText {
  return say(`the output of \`${command}\`, run ${where.en}`, `${where.ja}で実行した \`${command}\` の出力`)
}

/** A step whose outcome has to be told: nothing in any bundle shows it. */
export function outcomeOf({ text, command, risk }: NextStep): LocalText {
  const how = command === null ? '' : ` \`${command}\``
  return say(
    `what came of this: ${text.en}${how}${risk ? ` (${risk.en})` : ''}`,
    `次を実施した結果:${text.ja}${how}${risk ? `(${risk.ja})` : ''}`,
  )
}
