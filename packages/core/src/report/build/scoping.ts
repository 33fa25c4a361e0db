import type { Scoping } from '@bundlescope/contract/analysis.ts'
import type { ReportScoping } from '../report.ts'
import { type BuildContext, sayIn, sayOrNull } from './context.ts'

/** Where to look first, and what to check in which order, as the bundles or a person's answer say. */
export function scopingOf(scoping: Scoping, { language }: BuildContext): ReportScoping {
  const say = sayIn(language)
  const { question } = scoping
  const answer = question?.options.find(({ value }) => value === question.answer)?.text ?? null
  return {
    rule: scoping.rule,
    also: [...scoping.also],
    basis: scoping.basis,
    verdict: say(scoping.verdict),
    reason: say(scoping.reason),
    question: question ? { text: say(question.text), answer: sayOrNull(language, answer) } : null,
    affected: scoping.affected.map(({ kind, name, health, reason }) => ({ kind, name, health, reason: say(reason) })),
    checklist: scoping.checklist.map(({ text, command, risk, outcome }) => ({
      text: say(text),
      command,
      risk: sayOrNull(language, risk),
      outcome,
    })),
  }
}
