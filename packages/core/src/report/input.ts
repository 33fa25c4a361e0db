import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { CaseData, Pin } from '@bundlescope/contract/case.ts'
import type { Timeline } from '@bundlescope/contract/event.ts'
import type { ReportPart } from '@bundlescope/contract/report.ts'
import type { Operations } from '../facts/operations.ts'
import type { BundleReport } from '../store/port.ts'
import type { Links } from './links.ts'
import type { Language } from './report.ts'

/** An upload of the investigation. */
export interface ReportedBundle {
  id: string
  name: string
  sha256: string
  /** As uploaded; null where it is not known. */
  bytes: number | null
  /** Why it is not whole; null when it is. */
  message: string | null
  report: BundleReport
}

/** What a report is made of. */
export interface ReportInput {
  title: string
  /** Null: nobody has written any. */
  case: CaseData | null
  /** In the order of the board. */
  pins: readonly Pin[]
  bundles: readonly ReportedBundle[]
  /** Null when nothing could be read. */
  analysis: Analysis | null
  operations: Operations
  timeline: Timeline | null
}

export interface ReportChoices {
  language: Language
  /** IANA name; `UTC`: no other zone. */
  zone: string
  parts: readonly ReportPart[]
  /** Null: evidence has no addresses. */
  links: Links | null
  /** ISO time. */
  madeAt: string
}
