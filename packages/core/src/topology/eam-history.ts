import type { EamLine } from '../facts/gi/eam-lines.ts'
import { textOf } from '../facts/gi/event-text.ts'
import { evidenceOf, type Moment } from '../facts/gi/moments.ts'
import type { GiVcenter } from '../facts/gi/vcenters.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { spellsOf, type Telling, tell } from './telling.ts'

const TROUBLE: readonly EamLine[] = ['not-initialised', 'login-failed', 'certificate']
/** It tries again every few seconds. */
const APART = 10 * 60e6
const NEAR_THE_END = 2 * 60e6

const REASONS = {
  'not-initialised': say('It has not finished starting', '起動処理が完了していない'),
  'login-failed': say('It cannot log in to vCenter', 'vCenter にログインできない'),
  certificate: say(
    'It does not trust the certificate of the server of OVF or VIB',
    'OVF/VIB の配布元の証明書を信頼していない',
  ),
} as const

/** How ESX Agent Manager stood, by its own lines and the list of services. */
export function eamHistory(vcenter: GiVcenter, material: Material): Telling[] {
  const { lines, eam, eamLogEnd } = vcenter
  const cite = (line: Moment<EamLine>) => evidenceOf(material, line)
  const tellings: Telling[] = []
  const troubles = lines.filter(({ kind }) => TROUBLE.includes(kind))
  for (const spell of spellsOf(troubles, APART, eamLogEnd, NEAR_THE_END)) {
    // Of one stretch, logging in says the most: it is why starting does not end.
    const main = spell.lines.find(({ kind }) => kind === 'login-failed') ?? spell.lines[0]!
    const reason = REASONS[main.kind as keyof typeof REASONS]
    const health = main.kind === 'certificate' ? 'degraded' : 'failed'
    tellings.push(tell(spell.from, health, reason, [cite(main), cite(spell.lines[0]!), cite(spell.lines.at(-1)!)]))
    if (!spell.isOpen)
      tellings.push(
        tell(
          spell.to + NEAR_THE_END,
          'unknown',
          say('No such line since; nothing shows that it is well', '以後この記録はないが、正常を示すものもない'),
          [],
        ),
      )
  }
  for (const line of lines) {
    // VMs by which vCenter clusters itself are EAM's, too, and protect nothing.
    if (/vCLS/i.test(textOf(line.event))) continue
    if (
      line.kind === 'issue' ||
      (line.kind === 'event' && line.read.event?.startsWith('issue.') && !/resolved/.test(line.read.event))
    ) {
      const issue = line.read.issue ?? line.read.event?.replace('issue.', '') ?? ''
      tellings.push(
        tell(line.time, 'degraded', say(`It reports an issue: ${issue}`, `問題を報告している:${issue}`), [cite(line)]),
      )
    }
    if (line.kind === 'answered' || line.kind === 'logged-in') {
      const inTrouble = troubles.some(({ time }) => Math.abs(time - line.time) < NEAR_THE_END)
      if (!inTrouble) tellings.push(tell(line.time, 'ok', say('It answers', '要求に応答している'), [cite(line)]))
    }
  }
  if (eam.is === 'absent')
    tellings.push(tell(eam.at, 'failed', say('Its service is stopped', 'サービスが停止している'), eam.evidence))
  else if (eam.is === 'there' && eamLogEnd !== null && tellings.length === 0)
    tellings.push(
      tell(
        eam.at,
        'ok',
        say('Its service runs, and its log tells of no trouble', 'サービスは稼働中で、ログに異常の記録はない'),
        eam.evidence,
      ),
    )
  return tellings
}
