import type { Analysis, Check, Finding } from '@bundlescope/contract/analysis.ts'
import { analyse } from '../analyse.ts'
import type { Rule } from '../rule.ts'
import { type CaseMember, caseOf } from './case.ts'

export interface Judged {
  findings: Finding[]
  check: Check
  analysis: Analysis
}

/** What one rule says of a case. */
export async function judge(rule: Rule, ...members: readonly CaseMember[]): Promise<Judged> {
  const { store, bundles, reports } = caseOf(...members)
  const analysis = await analyse(store, bundles, reports, { rules: [rule] })
  return { findings: analysis.findings, check: analysis.checks[0]!, analysis }
}

/** Two machines talking: vmacore's line of a connection that was refused. `at`: `09:20:50.936`. */
export function refusal(at: string, program: string, from: string, to: string): string {
  const end = (text: string): string => {
    const colon = text.lastIndexOf(':')
    return `<TCP '${text.slice(0, colon)} : ${text.slice(colon + 1)}'>`
  }
  return `2025-05-31T${at}Z warning ${program}[02486] [Originator@6876 sub=Default] Failed to connect socket; <io_obj p:0x00007f, h:75, ${end(from)}, ${end(to)}>, e: 111(Connection refused)`
}
