import type { AnalysisDocument } from './document.ts'
import { checks, findings, services } from './markdown-conclusions.ts'
import { brief, code, inline, table } from './markdown-text.ts'
import { WORDING, type Wording } from './wording.ts'

const MOST_FAILED = 20

/** The analysis for people, as GitHub-flavoured Markdown: what was found comes first, what was read last. */
export function markdown(document: AnalysisDocument, language: 'en' | 'ja'): string {
  const words = WORDING[language]
  const number = new Intl.NumberFormat(language)
  const n = (value: number) => number.format(value)
  const { totals, operations } = document
  const parts = [
    `# ${words.title}`,
    ...findings(document, words),
    ...services(document, words),
    `## ${words.operations(n(operations.total), n(operations.failed.length))}`,
    ...operations.failed.slice(0, MOST_FAILED).map((failed) => failedOperation(failed, words, n)),
    ...(operations.failed.length > MOST_FAILED ? [words.more(n(operations.failed.length - MOST_FAILED))] : []),
    ...checks(document, words),
    `## ${words.read}`,
    words.totals({
      files: n(totals.files),
      bytes: n(totals.bytes),
      lines: n(totals.lines),
      events: n(totals.events),
      continuation: n(totals.continuationLines),
      unparsed: n(totals.unparsedLines),
    }),
    `### ${words.bundles}`,
    table(
      words.bundleColumns,
      document.bundles.map((b) => [
        b.parent === null ? b.id : `${b.id} (${b.parent})`,
        b.name,
        b.kind,
        b.host ?? '',
        [b.product, b.version, b.build && `build ${b.build}`].filter(Boolean).join(' '),
        brief(b.collectedAt),
        b.sha256 ?? '',
      ]),
    ),
    `### ${words.sources}`,
    table(
      words.sourceColumns,
      document.sources.map((s) => [
        s.name,
        s.bundle,
        n(s.events),
        n((s.levels.error ?? 0) + (s.levels.critical ?? 0)),
        n(s.levels.warning ?? 0),
        brief(s.firstTime),
        brief(s.lastTime),
        s.gaps.map((gap) => words.gap(brief(gap.from), brief(gap.to))).join('; '),
      ]),
    ),
    `### ${words.files}`,
    table(
      words.fileColumns,
      document.files
        .filter(isWorthTelling)
        .map((f) => [
          f.path,
          f.bundle,
          f.format ?? '',
          f.status,
          n(f.lines),
          n(f.events),
          n(f.unparsedLines),
          f.reason ?? '',
        ]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function failedOperation(
  op: AnalysisDocument['operations']['failed'][number],
  words: Wording,
  n: (value: number) => string,
): string {
  const fields = words.failedFields
  const rows: [string, string | null][] = [
    [fields.task, op.task],
    [fields.target, op.target],
    [fields.fault, op.fault],
    [fields.reason, op.reason],
    [fields.family, `${code(op.root)}: ${words.familyText(n(op.events), op.sources.join(', '))}`],
  ]
  const heading = `### ${brief(op.end)} ${inline(op.method ?? op.task)} ${words.failed}: ${code(op.id)}`
  return [
    heading,
    '',
    ...rows
      .filter(([, value]) => value)
      .map(([name, value]) => `- ${name}: ${name === fields.family ? value : inline(value!)}`),
  ].join('\n')
}

/** Read whole and understood: not worth a line in a report. */
function isWorthTelling(file: AnalysisDocument['files'][number]): boolean {
  return file.kind === 'log' || file.status === 'partial'
}
