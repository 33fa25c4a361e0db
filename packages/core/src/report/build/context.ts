import type { LocalText } from '@bundlescope/contract/analysis.ts'
import type { Links } from '../links.ts'
import type { Language } from '../report.ts'

/** What every part of a report is built with. */
export interface BuildContext {
  language: Language
  labels: BundleLabels
  links: Links | null
}

/** How bundles are called in the report. */
export interface BundleLabels {
  /** `b2`; the member's own id where nobody knows the upload. */
  of(upload: string, member: string): string
  /** Of an upload known by its hash; null when it is no longer of the investigation. */
  ofHash(sha256: string, member: string): string | null
}

export function sayIn(language: Language): (text: LocalText) => string {
  return (text) => text[language]
}

export function sayOrNull(language: Language, text: LocalText | null): string | null {
  return text?.[language] ?? null
}
