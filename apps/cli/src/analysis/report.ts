import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { Timeline } from '@bundlescope/contract/event.ts'
import { REPORT_PARTS } from '@bundlescope/contract/report.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { buildReport } from '@bundlescope/core/report/build.ts'
import type { Language, Report } from '@bundlescope/core/report/report.ts'
import { WORDING } from '@bundlescope/core/report/wording.ts'
import type { Opened } from './document.ts'

/** What `analyze` prints for people: everything, without addresses, since there is no server. */
export function analysisReport(
  { opened, analysis, timeline }: { opened: readonly Opened[]; analysis: Analysis | null; timeline: Timeline | null },
  language: Language,
  zone: string,
): Report {
  const failed = opened
    .flatMap(({ operations }) => operations.failed)
    .toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
  return buildReport(
    {
      title: WORDING[language].title,
      case: null,
      pins: [],
      bundles: opened.map(({ bundle, name, sha256, message, report }) => ({
        id: bundle,
        name,
        sha256,
        bytes: null,
        message,
        report,
      })),
      analysis,
      operations: { total: opened.reduce((sum, { operations }) => sum + operations.total, 0), failed },
      timeline,
    },
    { language, zone, parts: REPORT_PARTS, links: null, madeAt: formatMicros(Date.now() * 1000) },
  )
}
