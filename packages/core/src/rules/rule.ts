import type { ChainStep, Evidence, LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import type { FactsWanted, Given, ProbesWanted } from '../facts/fact.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'

/**
 * One thing that may be wrong: a file of its own, `rules/<area>/<id>.ts`, listed once in `index.ts`. A rule looks at
 * nothing but what it declares, and answers in one of four ways: found, clear, not applicable (with what is missing to
 * know), or it throws, which is shown as an error.
 */
export interface Rule {
  /** Its file's name. */
  readonly id: string
  readonly title: LocalText
  /** Ids of the fault catalogue: `VC-02`. */
  readonly catalogue: readonly string[]
  readonly severity: Severity
  readonly references: readonly string[]
  /**
   * Ids of more general rules. Where one of them finds something of the same affected object, its finding goes into
   * this one: catalogue ids are joined, its evidence is added.
   */
  readonly supersedes: readonly string[]
  readonly probes: ProbesWanted
  readonly facts: FactsWanted
  /** Bundles in small that the rule is checked with; rules without have a test file of their own. */
  readonly samples: RuleSamples | null
  evaluate(given: Given<FactsWanted, ProbesWanted>): Verdict | Promise<Verdict>
}

/** Each a set of logs by path, of one machine: lines that the rule must find something in, and lines in which it must not. */
export interface RuleSamples {
  found: readonly Readonly<Record<string, string>>[]
  clear: readonly Readonly<Record<string, string>>[]
}

export type Verdict =
  | { outcome: 'found'; findings: readonly Found[] }
  | { outcome: 'clear'; reason?: LocalText }
  | { outcome: 'not-applicable'; reason: LocalText; missing: readonly LocalText[] }

/** What a rule found of one affected object. */
export interface Found {
  /** What is affected, the main object first: `service:vmware-sps`, `host:esx01`. With the rule it makes the finding's id. */
  affects: readonly string[]
  summary: LocalText
  evidence: readonly Evidence[]
  /** 0 … 1: how sure it is that this is so; above 0.9 only where the bundle itself says it. */
  confidence: number
  /** Where they differ from the rule's own. */
  title?: LocalText
  severity?: Severity
  catalogue?: readonly string[]
  references?: readonly string[]
  chain?: readonly ChainStep[]
  steps?: readonly NextStep[]
  /** Microseconds UTC; without them the times of the evidence. */
  from?: number | null
  to?: number | null
}

interface RuleDefinition<F extends FactsWanted, P extends ProbesWanted> {
  id: string
  title: LocalText
  catalogue?: readonly string[]
  severity: Severity
  references?: readonly string[]
  supersedes?: readonly string[]
  probes?: P
  facts?: F
  samples?: RuleSamples
  evaluate(given: Given<F, P>): Verdict | Promise<Verdict>
}

/** Declares a rule, so that what it is given is typed. */
export function defineRule<F extends FactsWanted = Record<never, never>, P extends ProbesWanted = Record<never, never>>(
  definition: RuleDefinition<F, P>,
): Rule {
  return {
    id: definition.id,
    title: definition.title,
    catalogue: definition.catalogue ?? [],
    severity: definition.severity,
    references: definition.references ?? [],
    supersedes: definition.supersedes ?? [],
    probes: definition.probes ?? {},
    facts: definition.facts ?? {},
    samples: definition.samples ?? null,
    // The engine hands exactly what was declared.
    evaluate: (given) => definition.evaluate(given as Given<F, P>),
  }
}

export const CLEAR: Verdict = { outcome: 'clear' }

/** For what any program's log may tell: nothing was found, and it is known whether there was anything to look at. */
export function clearOrUnknown({ sources }: Material): Verdict {
  if (sources.some(({ events }) => events > 0)) return CLEAR
  return {
    outcome: 'not-applicable',
    reason: say('There is no log in the bundles', 'バンドルにログがない'),
    missing: [
      say(
        'a log of a program that connects to others: vpxd.log, rhttpproxy.log, hostd.log',
        '接続元プログラムのログ:vpxd.log・rhttpproxy.log・hostd.log',
      ),
    ],
  }
}

/** A step for the next person to take; without a risk it changes nothing that matters. */
export function step(text: LocalText, command: string | null = null, risk: LocalText | null = null): NextStep {
  return { text, command, risk }
}
