import type { AnalysisDocument } from './document.ts'
import { WORDING, type Wording } from './wording.ts'

/** The analysis for people: the same content as the JSON, as GitHub-flavoured Markdown. */
export function markdown(document: AnalysisDocument, language: 'en' | 'ja'): string {
  const words = WORDING[language]
  const number = new Intl.NumberFormat(language)
  const n = (value: number) => number.format(value)
  const { totals, operations } = document
  const parts = [
    `# ${words.title}`,
    words.totals({
      files: n(totals.files),
      bytes: n(totals.bytes),
      lines: n(totals.lines),
      events: n(totals.events),
      continuation: n(totals.continuationLines),
      unparsed: n(totals.unparsedLines),
    }),
    `## ${words.bundles}`,
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
    `## ${words.operations(n(operations.total), n(operations.failed.length))}`,
    ...operations.failed.map((failed) => failedOperation(failed, words, n)),
    `## ${words.sources}`,
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
    `## ${words.files}`,
    table(
      words.fileColumns,
      document.files.map((f) => [
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

function table(columns: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`
  return [line(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** Text of a bundle, made harmless: it may hold what Markdown or HTML would take for markup. */
function inline(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_|<>[\]#]/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`))
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``
}

/** `2024-01-15T09:30:00.123456Z` → `2024-01-15 09:30:00.123` */
function brief(time: string | null): string {
  return time === null ? '' : time.slice(0, 23).replace('T', ' ')
}
