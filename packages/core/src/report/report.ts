import type {
  EnvironmentFact,
  Evidence,
  Finding,
  Health,
  Port,
  Scoping,
  Service,
} from '@bundlescope/contract/analysis.ts'
import type { BundleFile, Source, Totals } from '@bundlescope/contract/bundle.ts'
import type { Anchor, CaseData } from '@bundlescope/contract/case.ts'
import type { Timeline } from '@bundlescope/contract/event.ts'
import type { FailedOperation } from '../facts/operations.ts'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]

/** A report in one language: what the JSON export is, and what all others are drawn from. Parts not chosen are left out. */
export interface Report {
  schema: 1
  title: string
  language: Language
  /** IANA name of the zone beside UTC; `UTC`: none. */
  zone: string
  madeAt: string
  /** Hosts, addresses, people and names stand as tokens. */
  redacted: boolean
  /** False while a bundle was still being read. */
  complete: boolean
  link: string | null
  case?: CaseData
  findings?: ReportFinding[]
  board?: ReportPin[]
  timeline?: ReportTimeline
  diagram?: ReportDiagram
  services?: ReportService[]
  ports?: ReportPort[]
  operations?: { total: number; failed: ReportOperation[] }
  environment?: ReportFact[]
  checks?: { clear: number; open: ReportCheck[] }
  steps?: ReportStep[]
  bundles?: ReportBundle[]
  contents?: { totals: Totals; sources: ReportSource[]; files: ReportFile[] }
}

export interface Cited extends Pick<Evidence, 'basis' | 'path' | 'line' | 'time' | 'text'> {
  /** Number in the report: `b1`. */
  bundle: string | null
  link: string | null
}

export interface ReportFinding
  extends Pick<
    Finding,
    'id' | 'rule' | 'catalogue' | 'severity' | 'confidence' | 'affects' | 'references' | 'from' | 'to'
  > {
  title: string
  summary: string
  chain: { step: string; text: string; evidence: number[] }[]
  evidence: Cited[]
  link: string | null
}

export interface ReportPin {
  kind: Anchor['kind']
  title: string
  /** The line, for a pin at a line. */
  text: string | null
  place: { bundle: string | null; path: string; line: number } | null
  time: string | null
  until: string | null
  /** Markdown of whoever wrote it. */
  note: string
  by: string
  link: string | null
}

export interface ReportTimeline extends Pick<Timeline, 'from' | 'to' | 'width' | 'levels' | 'total'> {
  marks: { kind: 'finding' | 'pin' | 'incident' | 'collected'; time: string; text: string }[]
}

export interface ReportDiagram {
  nodes: { id: string; kind: string; label: string; lane: string | null; health: Health; reason: string }[]
  edges: {
    id: string
    kind: string
    from: string
    to: string
    protocol: string | null
    health: Health
    reason: string
  }[]
  /** How far the trouble reaches; null where nothing tells and nobody was asked. */
  scoping: ReportScoping | null
}

export interface ReportScoping extends Pick<Scoping, 'rule' | 'also' | 'basis'> {
  verdict: string
  reason: string
  question: { text: string; answer: string | null } | null
  affected: { kind: 'vm' | 'host'; name: string; health: Health; reason: string }[]
  checklist: {
    text: string
    command: string | null
    risk: string | null
    outcome: Scoping['checklist'][number]['outcome']
  }[]
}

export interface ReportService extends Pick<Service, 'name' | 'host' | 'state' | 'asOf' | 'ports'> {
  bundle: string
  remark: string | null
}

export interface ReportPort
  extends Pick<
    Port,
    'host' | 'port' | 'protocol' | 'service' | 'process' | 'state' | 'refusals' | 'firstRefusal' | 'lastRefusal'
  > {
  bundle: string
  errors: Record<string, number>
}

export interface ReportOperation extends FailedOperation {
  targetName: string | null
  link: string | null
}

export interface ReportFact extends Pick<EnvironmentFact, 'fact' | 'value' | 'status'> {
  title: string
  remark: string | null
}

export interface ReportCheck {
  rule: string
  title: string
  reason: string | null
  missing: string[]
}

export interface ReportStep {
  text: string
  risk: string | null
  command: string | null
  /** Numbers of the findings that ask for it, from 1. */
  findings: number[]
}

export interface ReportBundle {
  id: string
  parent: string | null
  name: string
  kind: string
  host: string | null
  product: string | null
  version: string | null
  build: string | null
  collectedAt: string | null
  timeZone: string | null
  /** Of the bytes of the upload; a bundle inside another has none of its own. */
  sha256: string | null
  bytes: number | null
  message: string | null
}

export interface ReportSource extends Pick<Source, 'name' | 'events' | 'levels' | 'firstTime' | 'lastTime' | 'gaps'> {
  bundle: string
}

export interface ReportFile
  extends Pick<BundleFile, 'path' | 'format' | 'status' | 'reason' | 'lines' | 'events' | 'unparsedLines'> {
  bundle: string
}
