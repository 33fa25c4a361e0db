import type { Cited, Conclusions } from './conclusions.ts'
import { block, brief, code, inline, table } from './markdown-text.ts'
import type { Wording } from './wording.ts'

/** Lines of evidence that a reader of a report wants to see of one finding. */
const MOST_EVIDENCE = 12
const MOST_TEXT = 600

type Finding = Conclusions['findings'][number]

export function findings({ findings: found }: Conclusions, words: Wording): string[] {
  if (found.length === 0) return [`## ${words.findings(0)}`, words.nothingFound]
  return [`## ${words.findings(found.length)}`, ...found.flatMap((finding, n) => one(finding, n + 1, words))]
}

function one(finding: Finding, number: number, words: Wording): string[] {
  const { severity, confidence, catalogue, affects, chain, evidence, steps, references } = finding
  const sure = words.confidence(`${Math.round(confidence * 100)} %`)
  const parts = [
    `### ${number}. ${inline(finding.title)}`,
    [words.severity[severity] ?? severity, sure, [finding.rule, ...catalogue].map(code).join(' ')].join(' · '),
    inline(finding.summary),
  ]
  if (affects.length > 0) parts.push(`${words.affects}: ${affects.map(code).join(', ')}`)
  if (chain.length > 0) {
    const steps = chain.map((step, n) => `${n + 1}. ${inline(step.text)}${cited(step.evidence)}`)
    parts.push(`**${words.chain}**`, steps.join('\n'))
  }
  if (evidence.length > 0) {
    const shown = evidence
      .slice(0, MOST_EVIDENCE)
      .map((piece, n) => `${n + 1}. ${placeOf(piece, words)}\n\n${indented(piece)}`)
    parts.push(`**${words.evidence}**`, shown.join('\n\n'))
    if (evidence.length > MOST_EVIDENCE) parts.push(words.more(`${evidence.length - MOST_EVIDENCE}`))
  }
  if (steps.length > 0)
    parts.push(`**${words.steps}**`, steps.map((step, n) => `${n + 1}. ${withCommands(step)}`).join('\n'))
  if (references.length > 0) parts.push(`${words.references}: ${references.map(inline).join('; ')}`)
  return parts
}

/** ` [1, 4]`, for the pieces of evidence that are shown. */
function cited(places: readonly number[]): string {
  const shown = places.filter((place) => place < MOST_EVIDENCE).map((place) => place + 1)
  return shown.length > 0 ? ` \\[${shown.join(', ')}\\]` : ''
}

function placeOf({ bundle, path, line, time, basis }: Cited, words: Wording): string {
  const place = [bundle, path].filter(Boolean).join(' ')
  const what = words.bases[basis]
  return [code(line === null ? place : `${place}:${line}`), time && `${brief(time)} UTC`, what]
    .filter(Boolean)
    .join(', ')
}

function indented({ text }: Cited): string {
  const shown = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text
  return block(shown)
    .split('\n')
    .map((line) => `   ${line}`)
    .join('\n')
}

/** A step whose commands stay commands: what stands between grave accents is of our own making. */
function withCommands(step: string): string {
  return step
    .split('`')
    .map((part, n) => (n % 2 === 1 ? code(part) : inline(part)))
    .join('')
}

export function services({ services: all }: Conclusions, words: Wording): string[] {
  const troubled = all.filter(({ state, remark, history }) => {
    return state === 'stopped' || remark !== null || history.some((span) => span.state === 'stopped')
  })
  if (troubled.length === 0) return []
  const rows = troubled.map(({ name, bundle, state, asOf, ports, remark }) => [
    name,
    bundle,
    `${words.states[state] ?? state}${asOf === null ? '' : ` (${brief(asOf)})`}`,
    ports.join(', '),
    remark ?? '',
  ])
  return [`## ${words.services}`, table(words.serviceColumns, rows)]
}

/** What nobody could know from these bundles, and what would help. */
export function checks({ checks: all }: Conclusions, words: Wording): string[] {
  const open = all.filter(({ outcome }) => outcome === 'not-applicable' || outcome === 'error')
  const clear = all.filter(({ outcome }) => outcome === 'clear').length
  const rows = open
    .filter(({ missing, outcome }) => missing.length > 0 || outcome === 'error')
    .map(({ rule, reason, missing }) => [rule, reason ?? '', missing.join('; ')])
  return [`## ${words.checks(clear)}`, ...(rows.length > 0 ? [table(words.checkColumns, rows)] : [])]
}
