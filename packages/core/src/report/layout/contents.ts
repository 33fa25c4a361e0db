import type { Block, Inline } from '../blocks.ts'
import type { Report, ReportBundle } from '../report.ts'
import type { Style } from './document.ts'

export function bundles(all: readonly ReportBundle[], { words, at }: Style): Block[] {
  const rows = all.map((b): Inline[] => [
    [b.parent === null ? b.id : `${b.id} (${b.parent})`],
    [{ code: b.name }],
    [b.kind],
    [b.host ?? ''],
    [[b.product, b.version, b.build && `build ${b.build}`].filter(Boolean).join(' ')],
    [b.collectedAt === null ? '' : at(b.collectedAt)],
    [b.timeZone ?? ''],
    b.sha256 === null ? [''] : [{ code: b.sha256 }],
  ])
  const faults = all.filter(({ message }) => message !== null)
  return [
    { kind: 'heading', level: 2, text: [words.bundles] },
    { kind: 'table', columns: words.bundleColumns, rows },
    ...(faults.length > 0
      ? [{ kind: 'list' as const, ordered: false, items: faults.map(({ id, message }) => [`${id}: ${message}`]) }]
      : []),
  ]
}

export function contents({ totals, sources, files }: NonNullable<Report['contents']>, style: Style): Block[] {
  const { words, at, number: n } = style
  const when = (iso: string | null): string => (iso === null ? '' : at(iso))
  const text = words.totals({
    files: n(totals.files),
    bytes: n(totals.bytes),
    lines: n(totals.lines),
    events: n(totals.events),
    continuation: n(totals.continuationLines),
    unparsed: n(totals.unparsedLines),
  })
  const sourceRows = sources.map((s): Inline[] => [
    [s.name],
    [s.bundle],
    [n(s.events)],
    [n((s.levels.error ?? 0) + (s.levels.critical ?? 0))],
    [n(s.levels.warning ?? 0)],
    [when(s.firstTime)],
    [when(s.lastTime)],
    [s.gaps.map((gap) => words.gap(at(gap.from), at(gap.to))).join('; ')],
  ])
  const fileRows = files.map((f): Inline[] => [
    [{ code: f.path }],
    [f.bundle],
    [f.format ?? ''],
    [f.status],
    [n(f.lines)],
    [n(f.events)],
    [n(f.unparsedLines)],
    [f.reason ?? ''],
  ])
  return [
    { kind: 'heading', level: 2, text: [words.read] },
    { kind: 'paragraph', text: [text] },
    { kind: 'heading', level: 3, text: [words.sources] },
    { kind: 'table', columns: words.sourceColumns, rows: sourceRows },
    { kind: 'heading', level: 3, text: [words.files] },
    { kind: 'table', columns: words.fileColumns, rows: fileRows },
  ]
}
