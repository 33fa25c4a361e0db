import type { Check } from '@bundlescope/contract/analysis.ts'
import type { Part } from '../model/standing.ts'

/** The checks that a part names, in the words of the analysis; what it passed was found elsewhere only. */
export function checksOf({ checks, passed, reason }: Part, all: readonly Check[]): Check[] {
  const byRule = new Map(all.map((check) => [check.rule, check]))
  return checks
    .flatMap((rule) => byRule.get(rule) ?? [])
    .map((check) => (passed.includes(check.rule) ? { ...check, outcome: 'clear', reason } : check))
}
