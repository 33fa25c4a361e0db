import { boardOf } from './build/board.ts'
import { bundlesOf, contentsOf, labelsOf } from './build/bundles.ts'
import { checksOf, diagramOf, factsOf, findingsOf, portsOf, servicesOf, stepsOf } from './build/conclusions.ts'
import { marksOf } from './build/marks.ts'
import type { ReportChoices, ReportInput } from './input.ts'
import type { Report, ReportOperation } from './report.ts'

/** The report that somebody chose, in one language. Nothing is redacted or escaped yet. */
export function buildReport(input: ReportInput, choices: ReportChoices): Report {
  const { language, zone, parts, links, madeAt } = choices
  const { analysis, bundles, operations } = input
  const labels = labelsOf(bundles)
  const context = { language, labels, links }
  const has = (part: (typeof parts)[number]): boolean => parts.includes(part)
  const report: Report = {
    schema: 1,
    title: input.title,
    language,
    zone,
    madeAt,
    redacted: false,
    complete: (analysis?.complete ?? true) && bundles.every((bundle) => bundle.report.complete),
    link: links?.home() ?? null,
  }
  const findings = analysis?.findings ?? []
  if (has('case') && input.case) report.case = input.case
  if (has('findings')) report.findings = findingsOf(findings, context)
  if (has('board') && input.pins.length > 0) report.board = boardOf(input.pins, context)
  if (has('timeline') && input.timeline && input.timeline.total > 0) {
    const { from, to, width, levels, total } = input.timeline
    report.timeline = { from, to, width, levels, total, marks: marksOf(input, context) }
  }
  if (has('diagram') && analysis && analysis.topology.nodes.length > 0)
    report.diagram = diagramOf(analysis.topology, analysis.guestIntrospection?.scoping ?? null, context)
  if (has('services') && analysis) {
    report.services = servicesOf(analysis.services, context)
    report.ports = portsOf(analysis.ports, context)
  }
  if (has('operations')) {
    const names = new Map(analysis?.names.map(({ id, name }) => [id, name]))
    report.operations = {
      total: operations.total,
      failed: operations.failed.map(
        (failed): ReportOperation => ({
          ...failed,
          targetName: names.get(failed.target ?? '') ?? null,
          link: links?.operation(failed.root) ?? null,
        }),
      ),
    }
  }
  if (has('environment') && analysis && analysis.environment.length > 0)
    report.environment = factsOf(analysis.environment, context)
  if (has('checks') && analysis) report.checks = checksOf(analysis.checks, context)
  if (has('steps') && analysis) report.steps = stepsOf(findings, context)
  if (has('bundles')) report.bundles = bundlesOf(bundles, labels)
  if (has('contents')) report.contents = contentsOf(bundles, labels)
  return report
}
