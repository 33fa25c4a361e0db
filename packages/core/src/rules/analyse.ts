import { type Analysis, type Check, type Finding, type Scope, SEVERITIES } from '@bundlescope/contract/analysis.ts'
import { PORT_LIST } from '../facts/connections/port-list.ts'
import { GI } from '../facts/gi/gi.ts'
import { Material } from '../facts/material.ts'
import { NAMES } from '../facts/names.ts'
import { SERVICE_LIST } from '../facts/services/service-list.ts'
import type { EvidenceStore } from '../store/evidence.ts'
import type { BundleReport } from '../store/port.ts'
import { modelOf } from '../topology/model.ts'
import { settle, toFinding, withOwnIds } from './engine/findings.ts'
import { Inquiry } from './engine/inquiry.ts'
import { RULES } from './index.ts'
import type { Rule, Verdict } from './rule.ts'

/**
 * Concludes what can be concluded from bundles: services, ports, findings and the checks that were made.
 *
 * @param reports of the bundles, in their order
 * @param options `scope`: what a person says of how far the trouble of Guest Introspection reaches
 */
export async function analyse(
  store: EvidenceStore,
  bundles: readonly string[],
  reports: readonly BundleReport[],
  options: { signal?: AbortSignal; rules?: readonly Rule[]; scope?: Scope | null } = {},
): Promise<Analysis> {
  const started = performance.now()
  const rules = options.rules ?? RULES
  const tables = (await Promise.all(bundles.map((bundle) => store.snapshots(bundle)))).flat()
  const material = new Material(store, bundles, reports, tables, options.signal)
  const inquiry = await Inquiry.open(material, [
    ...rules,
    { probes: {}, facts: { SERVICE_LIST, PORT_LIST, NAMES, GI } },
  ])
  const found: Finding[] = []
  const checks: Check[] = []
  for (const rule of rules) {
    options.signal?.throwIfAborted()
    const verdict = await evaluate(rule, inquiry, options.signal)
    if (verdict.outcome === 'found') found.push(...verdict.findings.map((one) => toFinding(rule, one)))
    checks.push(toCheck(rule, verdict))
  }
  const findings = settle(withOwnIds(found), new Map(rules.map((rule) => [rule.id, rule]))).sort(byWeight)
  return {
    services: await inquiry.fact(SERVICE_LIST),
    ports: await inquiry.fact(PORT_LIST),
    findings,
    checks,
    ...modelOf(await inquiry.fact(GI), material, findings, checks, options.scope ?? null),
    names: await inquiry.fact(NAMES),
    complete: reports.every((report) => report.complete),
    tookMs: Math.round(performance.now() - started),
  }
}

type Outcome = Verdict | { outcome: 'error'; message: string }

/** A rule that throws is an outcome; only being called off is not. */
async function evaluate(rule: Rule, inquiry: Inquiry, signal: AbortSignal | undefined): Promise<Outcome> {
  try {
    return await rule.evaluate(await inquiry.give(rule))
  } catch (error) {
    signal?.throwIfAborted()
    return { outcome: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}

function toCheck(rule: Rule, verdict: Outcome): Check {
  const { id, title, catalogue } = rule
  const check = { rule: id, title, catalogue: [...catalogue], outcome: verdict.outcome, reason: null, missing: [] }
  switch (verdict.outcome) {
    case 'found':
      return check
    case 'clear':
      return { ...check, reason: verdict.reason ?? null }
    case 'not-applicable':
      return { ...check, reason: verdict.reason, missing: [...verdict.missing] }
    case 'error':
      return { ...check, reason: { en: verdict.message, ja: verdict.message } }
  }
}

/** The gravest first, then the surest, then the earliest. */
function byWeight(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.confidence - a.confidence ||
    (a.from ?? '~').localeCompare(b.from ?? '~') ||
    a.id.localeCompare(b.id)
  )
}
