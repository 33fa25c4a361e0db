import type { Scope } from '@bundlescope/contract/analysis.ts'
import type { ReportFormat, ReportPart } from '@bundlescope/contract/report.ts'
import { buildReport } from '@bundlescope/core/report/build.ts'
import { linksTo } from '@bundlescope/core/report/links.ts'
import { redactReport } from '@bundlescope/core/report/redaction/redact-report.ts'
import { renderReport } from '@bundlescope/core/report/render/render.ts'
import type { Language } from '@bundlescope/core/report/report.ts'
import { isoNow } from '../ids.ts'
import type { Services } from '../services.ts'
import { collectReport } from './collect.ts'

export interface ReportWish {
  format: ReportFormat
  language: Language
  /** IANA name of the zone beside UTC. */
  zone: string
  parts: readonly ReportPart[]
  redact: boolean
  /** The answer to the question of scoping. */
  scope: Scope | null
  /** Where the server is, for links: `http://127.0.0.1:8470`; null: no links. */
  base: string | null
}

/** The report of an investigation as a file. Throws `not-found`. */
export async function makeReport(
  services: Services,
  id: string,
  wish: ReportWish,
  signal: AbortSignal,
): Promise<{ title: string; text: string }> {
  const { format, language, zone, parts, redact, scope, base } = wish
  const input = await collectReport(services, id, { parts, scope }, signal)
  const links = base === null ? null : linksTo(base, id, zone)
  const report = buildReport(input, { language, zone, parts, links, madeAt: isoNow() })
  if (!redact) return { title: report.title, text: renderReport(report, format) }
  const redacted = redactReport(report, await services.redactions.of(id))
  services.redactions.keep(id)
  return { title: redacted.title, text: renderReport(redacted, format) }
}
