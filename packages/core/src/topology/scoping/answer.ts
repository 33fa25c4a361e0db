import type { Analysis, Scope, Scoping } from '@bundlescope/contract/analysis.ts'
import { say } from '../../knowledge/text.ts'

/**
 * Scoping as a person's answer orders it. Where the bundles tell it themselves nobody was asked, and no answer counts.
 */
export function withAnswer(scoping: Scoping, answer: Scope | null): Scoping {
  const { question } = scoping
  const order = question?.options.find(({ value }) => value === answer)?.order
  if (!question || !order) return scoping
  return {
    ...scoping,
    ...order,
    also: scoping.also.filter((rule) => rule !== order.rule),
    basis: 'answered',
    reason: say('So it was answered', '回答による'),
    question: { ...question, answer },
  }
}

/** An analysis with the answer in it; the same one where nobody answered, or nothing was asked. */
export function answered(analysis: Analysis, answer: Scope | null): Analysis {
  const { guestIntrospection } = analysis
  if (!guestIntrospection || answer === null) return analysis
  const scoping = withAnswer(guestIntrospection.scoping, answer)
  return { ...analysis, guestIntrospection: { ...guestIntrospection, scoping } }
}
