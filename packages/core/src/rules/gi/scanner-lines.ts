import type { LocalText, NextStep } from '@bundlescope/contract/analysis.ts'
import { evidenceOf, type Moment } from '../../facts/gi/moments.ts'
import type { GiSva, SvaLine } from '../../facts/gi/svas.ts'
import type { Material } from '../../facts/material.ts'
import { when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import { asListed, fault, type Look } from '../gi-looks.ts'
import { nameOf, ofSva } from './sva-words.ts'

/** It is tried about every 18 seconds, so that a log which goes on without it for a minute tells that it answered again. */
const STILL = 60e6

/** What the lines say together with the list of processes: since when ds_am was away, and whether it is back. */
export function scannerAway(
  sva: GiSva,
  lines: readonly Moment<SvaLine>[],
  steps: readonly NextStep[],
  material: Material,
): Look {
  const { scanner, logEnd } = sva
  const [first, last] = [lines[0], lines.at(-1)]
  const isLasting = last !== undefined && (logEnd === null || logEnd - last.time <= STILL)
  const runsNow = scanner.is === 'there'
  const isAway = scanner.is === 'absent' || (isLasting && !runsNow)
  const name = nameOf(sva)
  return fault({
    affects: ofSva(sva, 'epseclib'),
    severity: isAway ? 'critical' : 'medium',
    confidence: first ? 0.95 : 0.8,
    summary: say(
      `ds_am in ${name.en} did not answer ${spanOf(first, last, sva).en}${rest(sva, isLasting).en}. Without it no VM of its host is scanned.`,
      `${name.ja} の ds_am が${spanOf(first, last, sva).ja}応答しなかった${rest(sva, isLasting).ja}。ds_am がないと、このホストの仮想マシンは検査されない。`,
    ),
    evidence: [
      ...[...lines.slice(0, 4), ...lines.slice(4).slice(-2)].map((line) => evidenceOf(material, line)),
      ...scanner.evidence,
      ...(scanner.is === 'absent' ? sva.agent.evidence : []),
    ],
    steps,
    from: first?.time ?? null,
    to: isAway ? null : (last?.time ?? null),
  })
}

function spanOf(first: Moment<SvaLine> | undefined, last: Moment<SvaLine> | undefined, { scanner }: GiSva): LocalText {
  if (!first || !last) return asListed(scanner.at)
  return say(`from ${when(first.time)} to ${when(last.time)}`, ` ${when(first.time)} から ${when(last.time)} まで`)
}

/** A snapshot is of its moment: where it differs from the log, both are told. */
function rest({ scanner, lines }: GiSva, isLasting: boolean): LocalText {
  if (lines.length === 0) return say('', '')
  if (scanner.is === 'there')
    return say(`; it ran ${asListed(scanner.at).en}`, `(${asListed(scanner.at).ja}は動作していた)`)
  if (scanner.is === 'absent')
    return say(
      ` and was not among the processes ${asListed(scanner.at).en}`,
      `(${asListed(scanner.at).ja}もプロセスがなかった)`,
    )
  return isLasting
    ? say(', the end of the log', '(ログの末尾まで継続)')
    : say('; after that the log goes on without the error', '(以降のログにはエラーがない)')
}
