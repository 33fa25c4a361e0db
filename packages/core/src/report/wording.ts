import type { CaseData } from '@bundlescope/contract/case.ts'
import { en } from './wording-en.ts'
import { ja } from './wording-ja.ts'

/** The words of a report. Names from the bundles themselves are never translated. */
export interface Wording {
  title: string
  made: (when: string) => string
  zones: (zone: string) => string
  redacted: string
  incomplete: string
  openHere: string
  open: string
  case: string
  caseFields: Record<'symptom' | 'serviceRequest' | 'incident' | 'affected' | 'status', string>
  statuses: Record<CaseData['status'], string>
  until: (from: string, to: string) => string
  findings: (n: number) => string
  nothingFound: string
  alsoSeen: string
  severity: Record<string, string>
  confidence: (percent: string) => string
  when: string
  affects: string
  chain: string
  evidence: string
  references: string
  /** Beside evidence that is not simply a line of a log. */
  bases: Record<string, string>
  board: string
  pinKinds: Record<string, string>
  pinnedBy: (name: string) => string
  timeline: string
  timelineText: (from: string, to: string, events: string) => string
  levels: Record<string, string>
  marks: Record<'finding' | 'pin' | 'incident' | 'collected', string>
  markColumns: readonly string[]
  diagram: string
  diagramAllWell: string
  diagramColumns: readonly string[]
  scoping: string
  affectedParts: string
  notAnswered: string
  checked: Readonly<Record<'trouble' | 'fine' | 'open', string>>
  health: Record<string, string>
  noHost: string
  managers: string
  moreOf: (n: number) => string
  services: string
  serviceColumns: readonly string[]
  states: Record<string, string>
  ports: string
  portColumns: readonly string[]
  portStates: Record<string, string>
  operations: (total: string, failed: string) => string
  failed: string
  failedFields: Record<'task' | 'target' | 'fault' | 'reason' | 'family', string>
  familyText: (events: string, sources: string) => string
  environment: string
  environmentColumns: readonly string[]
  factStatus: Record<string, string>
  checks: (clear: number) => string
  checkColumns: readonly string[]
  nothingOpen: string
  steps: string
  noSteps: string
  stepOf: (findings: string) => string
  risk: string
  bundles: string
  bundleColumns: readonly string[]
  read: string
  totals: (t: Record<'files' | 'bytes' | 'lines' | 'events' | 'continuation' | 'unparsed', string>) => string
  sources: string
  sourceColumns: readonly string[]
  gap: (from: string, to: string) => string
  files: string
  fileColumns: readonly string[]
  more: (n: string) => string
}

export const WORDING: Readonly<Record<'en' | 'ja', Wording>> = { en, ja }
