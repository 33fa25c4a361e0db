import type { Scoping } from '@bundlescope/contract/analysis.ts'
import type { GiScope } from '@bundlescope/contract/view.ts'

/** Where to look first, and what to check in which order. */
export type Order = Pick<Scoping, 'rule' | 'verdict' | 'suspects' | 'checklist'>

/** The order that the person's answer leads to; without one (or a question) that of the bundles. */
export function orderOf(scoping: Scoping, answer: GiScope): Order {
  return scoping.question?.options.find(({ value }) => value === answer)?.order ?? scoping
}

/** The answer in force: the person's, or one that was given before; `unknown` without a question. */
export function answerOf({ question }: Pick<Scoping, 'question'>, answer: GiScope): GiScope {
  if (!question) return 'unknown'
  return answer === 'unknown' ? (question.answer ?? 'unknown') : answer
}
