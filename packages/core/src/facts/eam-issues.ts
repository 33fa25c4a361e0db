import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { EAM_ISSUES_KNOWN, type EamIssueKind, eamIssue, type KnownEamIssue } from '../knowledge/gi/eam-issues.ts'
import type { SnapshotRow } from '../snapshot/snapshot.ts'
import { isDenied } from './denial.ts'
import { ofEvent, ofSnapshot } from './evidence.ts'
import { defineFact, type ProbeWanted } from './fact.ts'
import { headOf } from './gi/event-text.ts'
import { UNNAMED } from './gi/ids.ts'
import { PLACES } from './gi/places.ts'
import { machineName } from './machine.ts'
import type { Material, Member, Table } from './material.ts'
import { NAMES } from './names.ts'

/** ESX Agent Manager says that something keeps an agent from being as it should be. */
export interface EamIssue {
  known: KnownEamIssue
  /** The vCenter Server whose EAM says so. */
  vcenter: string
  /** The host it is about, by its name where the bundles know it, else `host-22`; null where the line names none. */
  host: string | null
  /** Name of the agent or the part that reports it, where said: `Example Security (3)`. */
  agent: string | null
  /** The line itself, for what else a rule wants of it. */
  text: string
  /** Microseconds UTC; null for a report that was pasted without one. */
  time: number | null
  /** The line says that the issue is over. */
  isResolved: boolean
  evidence: Evidence
}

/** A probe a kind, so that a flood of one does not hide another. vCenter's events bear the issue as their type. */
const PROBES: Record<EamIssueKind, ProbeWanted> = Object.fromEntries(
  [...Map.groupBy(EAM_ISSUES_KNOWN, ({ kind }) => kind)].map(([kind, known]) => {
    const names = known.flatMap(({ name }) => (/^Vm/.test(name) ? [name, `ClusterAgent${name}`] : [name]))
    const types = names.map((name) => `component:com.vmware.vim.eam.issue.${name}`)
    const query = `(program:eam OR source:eam* OR "eam issue") (${names.join(' OR ')}) OR ${types.join(' OR ')}`
    return [kind, { query, first: 60, last: 60 }]
  }),
) as Record<EamIssueKind, ProbeWanted>

const NAMES_OF_ISSUES = new RegExp(
  String.raw`\b((?:ClusterAgent)?(?:${EAM_ISSUES_KNOWN.map(({ name }) => name).join('|')}))\b`,
  'gi',
)
const RESOLVED = /(?<!\bnot )\b(?:resolved|cleared)\b/i

/** Issues of agents and agencies: in eam.log, among vCenter's events, and in what EAM's API answered; in order of time. */
export const EAM_ISSUES = defineFact({
  id: 'eam-issues',
  facts: { names: NAMES, places: PLACES },
  probes: PROBES,
  derive({ material, facts: { names, places }, probes }): EamIssue[] {
    // What was pasted is of the only vCenter Server that there is.
    const lone = places.of('vcenter').length === 1 ? places.of('vcenter')[0]!.name : UNNAMED.vcenter
    const vcenterOf = (member: Member): string => places.ofMember(member)?.name ?? machineName(member)
    const hosts = new Map(names.flatMap(({ kind, id, name }) => (kind === 'host' ? [[id, name] as const] : [])))
    const events = new Map(
      Object.values(probes).flatMap(({ events }) => events.map((event) => [event.id, event] as const)),
    )
    const told = [...events.values()].flatMap((event) => ofLine(event, material, hosts, vcenterOf))
    const reported = material
      .snapshots('health')
      .flatMap((table) => table.rows.flatMap((row) => ofReport(table, row, lone)))
    return [...told, ...reported].sort(
      (a, b) => (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY),
    )
  },
})

/** One line may hold several: the answer to a question of the API is a dump of all issues. */
function ofLine(
  event: EventRow,
  material: Material,
  hosts: ReadonlyMap<string, string>,
  vcenterOf: (member: Member) => string,
): EamIssue[] {
  const text = `${headOf(event)} ${event.message.slice(0, 16_000)}`
  const source = material.sourceOf(event)
  const member = source && material.member(source.bundle, source.member)
  if (!member || !isOfEam(event, text)) return []
  return piecesOf(text).map(({ known, piece }) => {
    const host = hostIn(piece) ?? hostIn(text)
    return {
      known,
      vcenter: vcenterOf(member),
      host: host && (hosts.get(host) ?? host),
      agent: agentIn(piece),
      text: piece,
      time: parseMicros(event.time)!,
      isResolved: RESOLVED.test(piece),
      evidence: ofEvent(material, event),
    }
  })
}

interface Piece {
  known: KnownEamIssue
  piece: string
}

/**
 * The issues that a text names, each with what stands from its name to the next one's; the first with what is before it.
 * A text may name one issue more than once: by the type of the event and in its sentence (`VmPoweredOff raised:
 * VmPoweredOff on …`). Only what is said of another host or agent is another issue.
 */
function piecesOf(text: string): Piece[] {
  const found = [...text.matchAll(NAMES_OF_ISSUES)].filter(
    ({ index, 0: name }) => !isDenied(text, index, index + name.length),
  )
  const pieces = found.map(
    (match, n): Piece => ({
      known: eamIssue(match[1]!)!,
      piece: text.slice(n === 0 ? 0 : match.index, found[n + 1]?.index),
    }),
  )
  return [...Map.groupBy(pieces, ({ known }) => known.name).values()].flatMap(onceEach)
}

/** Pieces of one kind of issue: one for each host, or agent, that they name. */
function onceEach(same: readonly Piece[]): Piece[] {
  const byObject = new Map<string | null, Piece>()
  for (const one of same) {
    const object = hostIn(one.piece) ?? agentIn(one.piece)
    const before = byObject.get(object)
    byObject.set(object, before ? { ...before, piece: `${before.piece} ${one.piece}` } : one)
  }
  const named = [...byObject].filter(([object]) => object !== null)
  return (named.length > 0 ? named : [...byObject]).map(([, piece]) => piece)
}

/** Other programs use some of the same words: `InvalidConfig`. */
function isOfEam(event: EventRow, text: string): boolean {
  return event.program === 'eam' || /^eam/.test(event.sourceName) || /\beam\.issue\./i.test(text)
}

/** `hostName = 'esx03.lab.example'`, `HostSystem:host-22:…`, `host esx03.lab.example`, `on esx03.lab.example (cluster-a)`. */
function hostIn(text: string): string | null {
  return (
    /\bhostName = '([^']+)'/.exec(text)?.[1] ??
    /\b(host-\d+)\b/.exec(text)?.[1] ??
    /\b(?:on|host)(?: host)?[ :='"[(]{1,3}([a-z][\w-]*(?:\.[\w-]+)+|\d+\.\d+\.\d+\.\d+)/i.exec(text)?.[1] ??
    null
  )
}

function agentIn(text: string): string | null {
  return /\bagentName = '([^']+)'/.exec(text)?.[1] ?? null
}

/** `issue`, `issues` of an agency, and `deployment_issues` of NSX, which repeats EAM's. */
function ofReport(table: Table<'health'>, row: SnapshotRow<'health'>, vcenter: string): EamIssue[] {
  if (!/^(?:issues?|deployment_issues)$/.test(row.type)) return []
  return piecesOf(row.status).map(({ known, piece }) => ({
    known,
    vcenter,
    host: /"hostName":\s*"([^"]+)"/.exec(piece)?.[1] ?? hostIn(piece),
    agent: row.object || null,
    text: piece,
    time: table.at,
    isResolved: false,
    evidence: ofSnapshot(table, row.line, `${row.object} ${row.type}: ${row.status}`.slice(0, 400)),
  }))
}
