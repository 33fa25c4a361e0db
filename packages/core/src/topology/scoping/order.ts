import type { Finding, Health, Scoping, Topology } from '@bundlescope/contract/analysis.ts'
import { SCOPE_RULES, type ScopeCheck } from '../../knowledge/gi/scopes.ts'
import { say } from '../../knowledge/text.ts'
import { isBad, nameOf, type Part } from './part.ts'
import { OF_ALL, type Reach } from './reach.ts'

export type Order = Pick<Scoping, 'rule' | 'verdict' | 'suspects' | 'checklist'>

const MOST_SUSPECTS = 10
/** A part seen broken by a line counts more than one that a listing lacks; what nobody saw is not cleared. */
const WEIGHT: Readonly<Record<Health, number>> = { failed: 1, degraded: 0.6, unknown: 0.3, ok: 0.05 }
const BY_ABSENCE = 0.8
const OTHER_KIND = 0.3
const LATER = 0.8

/** Suspects and checklist as a rule of scoping orders them. `null`: no rule holds; whatever is broken is suspected. */
export function orderOf(rule: string | null, reach: Reach, topology: Topology, findings: readonly Finding[]): Order {
  const known = rule === null ? null : SCOPE_RULES[rule]!
  const parts: Part[] = [...topology.nodes, ...topology.edges]
  return {
    rule,
    verdict:
      known?.verdict ?? say('Nothing is in trouble as far as the bundles tell', 'バンドルからは問題が見られない'),
    suspects: suspectsOf(known?.suspects ?? [], parts, reach),
    checklist: (known?.checks ?? []).map((check) => toItem(check, parts, reach, findings)),
  }
}

/** Weight of the evidence × fit to the scope × fit in time. */
function suspectsOf(kinds: readonly string[], parts: readonly Part[], reach: Reach): Order['suspects'] {
  const onsets = parts.flatMap((part) => onsetOf(part) ?? [])
  const earliest = onsets.sort()[0] ?? null
  return parts
    .filter((part) => kinds.includes(part.kind) || isBad(part.health))
    .filter((part) => isNear(part, reach))
    .filter((part) => kinds.includes(part.kind) || !isConsequence(part, parts))
    .map((part) => {
      const place = kinds.indexOf(part.kind)
      const fit = place < 0 ? OTHER_KIND : 1 - place * 0.08
      const isOnlyMissing = part.evidence.length > 0 && part.evidence.every(({ basis }) => basis === 'absence')
      const onset = onsetOf(part)
      const time = onset === null || earliest === null || onset <= earliest ? 1 : LATER
      const score = WEIGHT[part.health] * (isOnlyMissing ? BY_ABSENCE : 1) * fit * time
      return { id: part.id, score: Math.round(score * 100) / 100, reason: part.reason }
    })
    .filter(({ score }) => score >= 0.1)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, MOST_SUSPECTS)
}

/** A way that is broken because a part at its end is, of the same guest or of the host: the part is suspected, not the way. */
function isConsequence(part: Part, parts: readonly Part[]): boolean {
  if (!('from' in part)) return false
  const ends = parts.filter(({ id }) => id === part.from || id === part.to)
  const lanes = new Set(ends.map((end) => ('lane' in end ? end.lane : null)))
  return parts.some(
    (other) =>
      'lane' in other &&
      isBad(other.health) &&
      (nameOf(other) === nameOf(part) ||
        ends.includes(other) ||
        (OF_ALL.includes(other.kind) && lanes.has(other.lane))),
  )
}

function onsetOf(part: Part): string | null {
  return part.history.find(({ health }) => isBad(health))?.from ?? null
}

/** Parts of healthy machines are no suspects; managers are everybody's. */
function isNear(part: Part, { names }: Reach): boolean {
  if (names.size === 0 || isBad(part.health)) return true
  const name = nameOf(part)
  return names.has(name) || ['manager', 'eam', 'vcenter', 'partner_mgr'].includes(part.kind)
}

function toItem(
  check: ScopeCheck,
  parts: readonly Part[],
  reach: Reach,
  findings: readonly Finding[],
): Order['checklist'][number] {
  const about = parts.filter((part) => check.kinds.includes(part.kind) && isNear(part, reach))
  const ofCheck = new Set(
    findings.filter(({ catalogue }) => catalogue.some((fault) => check.catalogue.includes(fault))).map(({ id }) => id),
  )
  const isFound = findings.some(({ id, severity }) => severity !== 'info' && ofCheck.has(id))
  // A part may be in trouble for what another check is about: then its findings are of that one.
  const isTroubled = (part: Part): boolean =>
    isBad(part.health) && (part.findings.length === 0 || part.findings.some((id) => ofCheck.has(id)))
  const outcome =
    isFound || about.some(isTroubled)
      ? 'trouble'
      : about.length > 0 && about.every(({ health }) => health === 'ok')
        ? 'fine'
        : 'open'
  const { text, command, risk, catalogue } = check
  return { text, command, risk, catalogue: [...catalogue], about: about.slice(0, 20).map(({ id }) => id), outcome }
}
