import type { Evidence, Finding } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Found, Rule } from '../rule.ts'

const MOST_EVIDENCE = 60

/** What a rule found, completed by what the rule says of itself. */
export function toFinding(rule: Rule, found: Found): Finding {
  const times = found.evidence.flatMap((piece) => (piece.basis === 'log' && piece.time ? [piece.time] : [])).sort()
  return {
    id: `${rule.id}~${found.affects[0] ?? ''}`,
    rule: rule.id,
    catalogue: [...(found.catalogue ?? rule.catalogue)],
    severity: found.severity ?? rule.severity,
    confidence: found.confidence,
    title: found.title ?? rule.title,
    summary: found.summary,
    affects: [...found.affects],
    chain: [...(found.chain ?? [])],
    evidence: [...found.evidence],
    steps: [...(found.steps ?? [])],
    references: [...new Set([...(found.references ?? []), ...rule.references])],
    from: found.from === undefined ? (times[0] ?? null) : found.from === null ? null : formatMicros(found.from),
    to: found.to === undefined ? (times.at(-1) ?? null) : found.to === null ? null : formatMicros(found.to),
  }
}

/** Two machines may have a service of the same name: the later finding's id says which machine's it is. */
export function withOwnIds(findings: readonly Finding[]): Finding[] {
  const ids = new Map<string, number>()
  return findings.map((finding) => {
    const taken = ids.get(finding.id) ?? 0
    ids.set(finding.id, taken + 1)
    return taken === 0 ? finding : { ...finding, id: `${finding.id}~${finding.affects[1] ?? ''}~${taken + 1}` }
  })
}

/**
 * Specific beats general: a finding of a rule that another one supersedes goes into that one where both affect the same
 * object.
 */
export function settle(findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): Finding[] {
  const specific = findings.toSorted((a, b) => rank(rules, b.rule) - rank(rules, a.rule))
  const gone = new Set<Finding>()
  for (const finding of specific) {
    if (gone.has(finding)) continue
    const general = new Set(rules.get(finding.rule)?.supersedes)
    for (const other of specific) {
      if (other === finding || gone.has(other) || !general.has(other.rule)) continue
      if (!isOfTheSame(finding, other)) continue
      gone.add(other)
      absorb(finding, other)
    }
  }
  return findings.filter((finding) => !gone.has(finding))
}

/**
 * Everything of a machine affects its host, so the host tells only where it is the main object of both. Services go by
 * the same name on many machines.
 */
function isOfTheSame(a: Finding, b: Finding): boolean {
  if (a.affects[0] !== undefined && a.affects[0] === b.affects[0] && !isService(a.affects[0])) return true
  return a.affects.some(
    (object) => !object.startsWith('host:') && b.affects.includes(object) && (!isService(object) || isOnOneHost(a, b)),
  )
}

function isService(object: string): boolean {
  return object.startsWith('service:')
}

/** Or where one of them does not say which. */
function isOnOneHost(a: Finding, b: Finding): boolean {
  const [hosts, others] = [a, b].map(({ affects }) => affects.filter((object) => object.startsWith('host:')))
  return hosts!.length === 0 || others!.length === 0 || hosts!.some((host) => others!.includes(host))
}

/** Rules that supersede rules which supersede others come first, so that all goes into them. */
function rank(rules: ReadonlyMap<string, Rule>, id: string, seen: readonly string[] = []): number {
  const below = rules.get(id)?.supersedes ?? []
  return below.reduce(
    (most, other) => (seen.includes(other) ? most : Math.max(most, 1 + rank(rules, other, [...seen, id]))),
    0,
  )
}

function absorb(finding: Finding, other: Finding): void {
  finding.catalogue = [...new Set([...finding.catalogue, ...other.catalogue])].sort()
  finding.affects = [...new Set([...finding.affects, ...other.affects])]
  finding.references = [...new Set([...finding.references, ...other.references])]
  const known = new Set(finding.evidence.map(keyOf))
  for (const piece of other.evidence) {
    if (finding.evidence.length < MOST_EVIDENCE && !known.has(keyOf(piece))) finding.evidence.push(piece)
  }
  if (other.from !== null && (finding.from === null || other.from < finding.from)) finding.from = other.from
  if (other.to !== null && (finding.to === null || other.to > finding.to)) finding.to = other.to
}

function keyOf({ bundle, member, path, line, text }: Evidence): string {
  return `${bundle} ${member} ${path} ${line ?? text}`
}
