import { type Block, prose } from '../blocks.ts'
import type { Report } from '../report.ts'
import { moment } from '../time.ts'
import { WORDING, type Wording } from '../wording.ts'
import { board } from './board.ts'
import { caseData } from './case.ts'
import { bundles, contents } from './contents.ts'
import { diagram } from './diagram.ts'
import { findings } from './findings.ts'
import { operations } from './operations.ts'
import { checks, environment, steps } from './remaining.ts'
import { ports, services } from './services.ts'
import { timeline } from './timeline.ts'

/** What the sections write with. */
export interface Style {
  words: Wording
  /** A moment in UTC and in the chosen zone. */
  at(iso: string): string
  number(value: number): string
}

/** A report as a document: sections in the order of the contract's REPORT_PARTS. */
export function layOut(report: Report): Block[] {
  const words = WORDING[report.language]
  const format = new Intl.NumberFormat(report.language)
  const style: Style = { words, at: (iso) => moment(iso, report.zone), number: (value) => format.format(value) }
  const sections = [
    report.case && caseData(report.case, style),
    report.findings && findings(report.findings, style),
    report.board && board(report.board, style),
    report.timeline && timeline(report.timeline, report.zone, style),
    report.diagram && diagram(report.diagram, style),
    report.services && services(report.services, style),
    report.ports && ports(report.ports, style),
    report.operations && operations(report.operations, style),
    report.environment && environment(report.environment, style),
    report.checks && checks(report.checks, style),
    report.steps && steps(report.steps, style),
    report.bundles && bundles(report.bundles, style),
    report.contents && contents(report.contents, style),
  ]
  return [...head(report, style), ...sections.flatMap((section) => section ?? [])]
}

function head(report: Report, { words, at }: Style): Block[] {
  const facts = `${words.made(at(report.madeAt))}. ${words.zones(report.zone)}`
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: [report.title] },
    {
      kind: 'paragraph',
      tone: 'soft',
      text: report.link ? [`${facts} `, { link: words.openHere, href: report.link }] : [facts],
    },
  ]
  if (report.redacted) blocks.push({ kind: 'paragraph', tone: 'soft', text: prose(words.redacted) })
  if (!report.complete) blocks.push({ kind: 'paragraph', tone: 'warning', text: [words.incomplete] })
  return blocks
}
