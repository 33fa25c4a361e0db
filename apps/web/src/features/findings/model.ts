import type { Check, Evidence, Finding, Severity } from '@bundlescope/contract/analysis.ts'
import type { CheckGroup, ViewState } from '@bundlescope/contract/view.ts'

const GRAVEST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']

/** Gravest first; of one severity the surest, then the earliest first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) ||
      b.confidence - a.confidence ||
      (a.from ?? '9').localeCompare(b.from ?? '9'),
  )
}

/** Findings of each severity that occurs, gravest first. */
export function bySeverity(findings: readonly Finding[]): { severity: Severity; findings: Finding[] }[] {
  const groups = Map.groupBy(sortFindings(findings), ({ severity }) => severity)
  return [...groups].map(([severity, list]) => ({ severity, findings: list }))
}

/** Checks that found nothing: clear; unknown, where something is missing to know or the check failed; or not of these bundles. */
export function groupChecks(checks: readonly Check[]): Record<Exclude<CheckGroup, 'none'>, Check[]> {
  return {
    clear: checks.filter(({ outcome }) => outcome === 'clear'),
    unknown: checks.filter(
      ({ outcome, missing }) => outcome === 'error' || (outcome === 'not-applicable' && missing.length > 0),
    ),
    other: checks.filter(({ outcome, missing }) => outcome === 'not-applicable' && missing.length === 0),
  }
}

/** The evidence that no step of the chain names: it is shown below the chain. */
export function besidesChain({ chain, evidence }: Pick<Finding, 'chain' | 'evidence'>): Evidence[] {
  const told = new Set(chain.flatMap((step) => step.evidence))
  return evidence.filter((_, i) => !told.has(i))
}

/** What a finding speaks of: `service:vmware-sps` → kind and name; the name may hold colons. */
export function affectedOf(text: string): { kind: string; name: string } {
  const at = text.indexOf(':')
  return at < 0 ? { kind: '', name: text } : { kind: text.slice(0, at), name: text.slice(at + 1) }
}

/** The first few objects that tell one finding from another; ids of operations only where there is nothing else. */
export function affectsInShort({ affects }: Pick<Finding, 'affects'>): string[] {
  const things = affects.filter((text) => affectedOf(text).kind !== 'operation')
  return (things.length ? things : affects).slice(0, 3)
}

/** The first affected object of a kind, without the machine it is on: `port:8190@vc01` → `8190`. */
export function affectedName(affects: readonly string[], kind: string): string | null {
  const found = affects.map(affectedOf).find((each) => each.kind === kind)
  return found ? found.name.replace(/@.*$/, '') : null
}

/** What to look at in Operations: a family of ids, or a search where only a task is known; whatever window is set. */
export function operationPatch(operation: string): Partial<ViewState> {
  const isTask = /^(?:task|haTask|lro)-/.test(operation)
  const opText = isTask ? `"${operation.replaceAll('"', ' ')}"` : ''
  const op = isTask ? null : operation
  return { op, opText, opOutcome: 'all', opLonger: 0, from: null, to: null, trail: [], source: [] }
}
