import type { Analysis, Scope } from '@bundlescope/contract/analysis.ts'
import type { CaseData } from '@bundlescope/contract/case.ts'
import type { ReportPart } from '@bundlescope/contract/report.ts'
import { sayWhatTheyAre } from '@bundlescope/core/facts/about.ts'
import { deriveOperations, type Operations } from '@bundlescope/core/facts/operations.ts'
import { askTimeline } from '@bundlescope/core/report/ask-timeline.ts'
import type { ReportedBundle, ReportInput } from '@bundlescope/core/report/input.ts'
import { answered } from '@bundlescope/core/topology/scoping/answer.ts'
import { placePins } from '../case/anchors.ts'
import type { Services } from '../services.ts'

/** Failed operations by the analysis of the same bundles: while a person chooses, a preview is asked for again and again. */
const operationsOf = new WeakMap<Analysis, Promise<Operations>>()

/** Everything that a report of an investigation may say. Throws `not-found`. */
export async function collectReport(
  services: Services,
  id: string,
  { parts, scope }: { parts: readonly ReportPart[]; scope: Scope | null },
  signal: AbortSignal,
): Promise<ReportInput> {
  const { investigations, analyses, board, cases, store } = services
  const { name, bundles } = investigations.get(id)
  const readable = bundles.filter(({ state }) => state === 'ready' || state === 'partial')
  const ids = readable.map((bundle) => bundle.id)
  const [analysis, pins, reports] = await Promise.all([
    analyses.of(id),
    placePins(services, id, board.pins(id)),
    reportsOf(services, id, ids),
  ])
  const told = cases.of(id).data
  const caseData = isBlank(told) ? null : told
  const [timeline, operations] = await Promise.all([
    parts.includes('timeline') ? askTimeline(store, ids, { analysis, pins, case: caseData }, signal) : null,
    parts.includes('operations') ? failedOperations(services, ids, analysis) : { total: 0, failed: [] },
  ])
  return {
    title: name,
    case: caseData,
    pins,
    bundles: readable.map(
      (bundle, n): ReportedBundle => ({
        id: bundle.id,
        name: bundle.name,
        sha256: bundle.sha256,
        bytes: bundle.bytes,
        message: bundle.message,
        report: reports[n]!,
      }),
    ),
    analysis: answered(analysis, scope),
    operations,
    timeline,
  }
}

async function reportsOf({ store, catalog }: Services, investigation: string, bundles: readonly string[]) {
  const reports = await Promise.all(bundles.map((bundle) => store.report(bundle)))
  return sayWhatTheyAre(bundles, reports, catalog.choices.abouts(investigation))
}

function failedOperations({ store }: Services, bundles: readonly string[], analysis: Analysis): Promise<Operations> {
  const known = operationsOf.get(analysis)
  if (known !== undefined) return known
  // Not ended by whoever leaves: others may wait for the same.
  const derived = deriveOperations(store, bundles)
  operationsOf.set(analysis, derived)
  derived.catch(() => operationsOf.delete(analysis))
  return derived
}

/** Nobody has written anything of the case. */
function isBlank({ symptom, serviceRequest, incidentFrom, affected, status }: CaseData): boolean {
  return symptom === '' && serviceRequest === '' && incidentFrom === null && affected.length === 0 && status === 'open'
}
