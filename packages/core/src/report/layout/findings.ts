import { type Block, type Inline, prose, type Span } from '../blocks.ts'
import type { Cited, ReportFinding } from '../report.ts'
import type { Style } from './document.ts'

/** Lines of evidence that a reader of a report wants to see of one finding. */
const MOST_EVIDENCE = 12
const MOST_TEXT = 600

/** Faults with chain and evidence; what is only worth knowing in short, at the end. */
export function findings(all: readonly ReportFinding[], style: Style): Block[] {
  const { words } = style
  const faults = all.filter(({ severity }) => severity !== 'info').length
  const heading: Block = { kind: 'heading', level: 2, text: [words.findings(faults)] }
  const numbered = all.map((finding, n) => ({ finding, number: n + 1 }))
  const informing = numbered.filter(({ finding }) => finding.severity === 'info')
  const told = numbered.filter(({ finding }) => finding.severity !== 'info')
  return [
    heading,
    ...(told.length > 0
      ? told.flatMap(({ finding, number }) => one(finding, number, style))
      : [{ kind: 'paragraph' as const, text: [words.nothingFound] }]),
    ...(informing.length > 0 ? alsoSeen(informing, style) : []),
  ]
}

function alsoSeen(informing: readonly { finding: ReportFinding; number: number }[], { words }: Style): Block[] {
  const items = informing.map(
    ({ finding, number }): Inline => [
      { strong: `${number}. ${finding.title.replaceAll('`', '')}` },
      ' ',
      ...prose(finding.summary),
    ],
  )
  return [
    { kind: 'heading', level: 3, text: [words.alsoSeen] },
    { kind: 'list', ordered: false, items },
  ]
}

function one(finding: ReportFinding, number: number, style: Style): Block[] {
  const { words, at } = style
  const { severity, confidence, catalogue, affects, chain, evidence, references, from, to, link } = finding
  const rows: [string, Inline][] = []
  if (from !== null) rows.push([words.when, [to !== null && to !== from ? words.until(at(from), at(to)) : at(from)]])
  if (affects.length > 0) rows.push([words.affects, codes(affects, ', ')])
  const top: Block[] = [
    { kind: 'heading', level: 3, text: [`${number}. `, ...prose(finding.title)], anchor: `finding-${number}` },
    {
      kind: 'paragraph',
      tone: 'soft',
      text: [
        { tag: words.severity[severity] ?? severity, tone: severity },
        ` · ${words.confidence(`${Math.round(confidence * 100)} %`)} · `,
        ...codes([finding.rule, ...catalogue], ' '),
        ...(link ? [' · ', { link: words.open, href: link }] : []),
      ],
    },
    { kind: 'paragraph', text: prose(finding.summary) },
  ]
  if (rows.length > 0) top.push({ kind: 'fields', rows })
  const blocks: Block[] = [{ kind: 'group', blocks: top }]
  if (chain.length > 0) {
    const items = chain.map((step): Inline => [...prose(step.text), ...cited(step.evidence)])
    blocks.push({ kind: 'paragraph', text: [{ strong: words.chain }] }, { kind: 'list', ordered: true, items })
  }
  if (evidence.length > 0) {
    blocks.push({ kind: 'paragraph', text: [{ strong: words.evidence }] })
    blocks.push(...evidence.slice(0, MOST_EVIDENCE).map((piece, n) => pieceOf(piece, n + 1, style)))
    if (evidence.length > MOST_EVIDENCE)
      blocks.push({ kind: 'paragraph', tone: 'soft', text: [words.more(`${evidence.length - MOST_EVIDENCE}`)] })
  }
  if (references.length > 0) blocks.push({ kind: 'fields', rows: [[words.references, [references.join('; ')]]] })
  return blocks
}

/** ` [1, 4]`, for the pieces of evidence that are shown. */
function cited(places: readonly number[]): Span[] {
  const shown = places.filter((place) => place < MOST_EVIDENCE).map((place) => place + 1)
  return shown.length > 0 ? [` [${shown.join(', ')}]`] : []
}

function pieceOf(piece: Cited, number: number, { words, at }: Style): Block {
  const { bundle, path, line, time, basis, text, link } = piece
  const place = [bundle, path].filter(Boolean).join(' ')
  const where = line === null ? place : `${place}:${line}`
  const said: Span[] = [`[${number}] `]
  if (where) said.push({ code: where })
  if (time !== null) said.push(`, ${at(time)}`)
  if (words.bases[basis]) said.push(`, ${words.bases[basis]}`)
  if (link) said.push(' · ', { link: words.open, href: link })
  const shown = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text
  return {
    kind: 'group',
    blocks: [
      { kind: 'paragraph', text: said },
      { kind: 'log', text: shown },
    ],
  }
}

function codes(texts: readonly string[], between: string): Span[] {
  return texts.flatMap((text, n): Span[] => (n === 0 ? [{ code: text }] : [between, { code: text }]))
}
