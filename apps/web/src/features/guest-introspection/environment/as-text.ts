import type { EnvironmentFact, LocalText } from '@bundlescope/contract/analysis.ts'

interface Words {
  local: (text: LocalText) => string
  /** `found`, `to be asked`, `not in this bundle`, for what has no value. */
  status: (fact: EnvironmentFact) => string
}

/** The list as a vendor's support asks for it: a fact a line, remarks below it, commands without their backticks. */
export function factsAsText(facts: readonly EnvironmentFact[], { local, status }: Words): string {
  const lines = facts.flatMap((fact, i) => {
    const remark = fact.remark ? local(fact.remark).replaceAll('`', '') : null
    const value = fact.words ? local(fact.words) : fact.value
    const line = `${i + 1}. ${local(fact.title)}: ${value ?? status(fact)}`
    return remark ? [line, ...remark.split('\n').map((text) => `   ${text}`)] : [line]
  })
  return `${lines.join('\n')}\n`
}
