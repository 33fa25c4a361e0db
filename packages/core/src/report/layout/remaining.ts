import { type Block, type Inline, prose, type Span } from '../blocks.ts'
import type { Report, ReportFact, ReportStep } from '../report.ts'
import type { Style } from './document.ts'

export function environment(facts: readonly ReportFact[], { words }: Style): Block[] {
  const rows = facts.map(({ title, value, status, remark }): Inline[] => [
    [title],
    [value ?? words.factStatus[status] ?? status],
    prose(remark ?? ''),
  ])
  return [
    { kind: 'heading', level: 2, text: [words.environment] },
    { kind: 'table', columns: words.environmentColumns, rows },
  ]
}

/** What nobody could know from these bundles, and what would help. */
export function checks({ clear, open }: NonNullable<Report['checks']>, { words }: Style): Block[] {
  const rows = open.map(({ title, reason, missing }): Inline[] => [
    prose(title),
    prose(reason ?? ''),
    prose(missing.join('; ')),
  ])
  return [
    { kind: 'heading', level: 2, text: [words.checks(clear)] },
    rows.length > 0
      ? { kind: 'table', columns: words.checkColumns, rows }
      : { kind: 'paragraph', text: [words.nothingOpen] },
  ]
}

/** What to do, once each, with the findings that ask for it. */
export function steps(all: readonly ReportStep[], { words }: Style): Block[] {
  const items = all.map(({ text, risk, command, findings }): Inline => {
    const parts: Span[] = [...prose(text)]
    if (command !== null) parts.push(' ', { code: command })
    if (risk !== null) parts.push(' ', { strong: `${words.risk}:` }, ' ', ...prose(risk))
    return [...parts, ` (${words.stepOf(findings.join(', '))})`]
  })
  return [
    { kind: 'heading', level: 2, text: [words.steps] },
    items.length > 0 ? { kind: 'list', ordered: true, items } : { kind: 'paragraph', text: [words.noSteps] },
  ]
}
