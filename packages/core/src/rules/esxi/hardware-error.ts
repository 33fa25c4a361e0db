import { say } from '../../knowledge/text.ts'
import { type Group, lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

/** Corrected errors in such numbers slow a host down until it seems to hang (KB 373203). */
const MANY_CORRECTED = 100

/**
 * Errors that the hardware corrected: `MCA: 202: CE Intr …`, by interrupt (CMCI), or by the status register, in which bit 61
 * stands for "uncorrected" (Intel SDM volume 3B, 15.3.2.2).
 */
function isCorrected(message: string): boolean {
  if (/uncorrect/i.test(message)) return false
  const status = /\bstatus=0x([0-9a-f])[0-9a-f]{15}\b/i.exec(message)?.[1]
  if (status !== undefined) return (Number.parseInt(status, 16) & 2) === 0
  return /\bMCA: \d+: CE\b|\bvia CMCI\b|\bcorrect(?:ed|able)\b/i.test(message)
}

function uncorrectedOf({ events }: Group): number {
  return events.filter(({ message }) => !isCorrected(message)).length
}

export const hardwareError = lineRule({
  id: 'hardware-error',
  title: say('The hardware reports errors', 'ハードウェアがエラーを報告している'),
  severity: 'high',
  references: ['KB 367928', 'KB 373203'],
  looksIn: ['vmkernel', 'vobd', 'hostd', 'vmkwarning'],
  signs: {
    mce: {
      query: '"machine check" OR mce (status OR uncorrected OR uncorrectable OR bank)',
      pattern:
        /\bMCE: \d+: .*(?:\bstatus\b|\berrors?\b|uncorrect)|[Mm]achine [Cc]heck (?:[Ee]xception|error)|esx\.problem\.cpu\.(?:mce|smt)/i,
      from: /vmk|vob/,
    },
    mca: {
      query: 'mca (uc OR srar OR srao OR ce)',
      pattern: /\bMCA: \d+: (?:UC|SRAR|SRAO|CE) \w+ G/,
      from: /vmk|vob/,
    },
    memory: {
      query: 'uncorrectable memory OR "memory error"',
      pattern: /[Uu]ncorrectable (?:ECC |memory )?error|esx\.problem\.(?:cpu|hardware)\.\S*(?:memory|mce)/,
    },
    sensor: {
      query: '"esx problem hardware" OR "hardware health" alert',
      pattern: /\[esx\.problem\.hardware\.(?<what>[\w.]+)\]|hardware sensor .* (?:red|alert)/i,
    },
    heartbeat: {
      query: '"didn t have a heartbeat" pcpu',
      pattern: /PCPU (?<what>\d+) didn't have a heartbeat for (?:2[1-9]|[3-9]\d|\d{3,}) seconds/,
    },
  },
  grade: (group) => {
    const uncorrected = uncorrectedOf(group)
    if (uncorrected === 0) return group.count >= MANY_CORRECTED ? 'medium' : 'info'
    return uncorrected >= 2 ? 'high' : 'medium'
  },
  summary: (group) =>
    uncorrectedOf(group) === 0
      ? say(
          `The hardware of ${group.host} corrected errors ${span(group).en}. Single ones are no fault; many speak for a part that is about to fail.`,
          `${group.host} のハードウェアがエラーを訂正した(${span(group).ja})。単発なら問題ないが、多発は部品の故障の前兆となる。`,
        )
      : say(
          `The hardware of ${group.host} reported errors ${span(group).en}.`,
          `${group.host} のハードウェアがエラーを報告した(${span(group).ja})。`,
        ),
  steps: () => [
    step(
      say(
        'See the hardware log (iLO, iDRAC, IPMI) at those times and ask the vendor of the server',
        'その時刻のハードウェア ログ (iLO/iDRAC/IPMI) を確認し、サーバー ベンダーに問い合わせる',
      ),
      'localcli hardware ipmi sel list',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu58:40848027)ALERT: MCA: 200: SRAR Excp G7 B1 Sbd80000000100134 A3f00 M86 P1a2b/40 Cache Hierarchy: Level 0 Data Cache DataRead Error.',
      },
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)MCE: 1118: cpu3: bank9: status=0xb000004000010091: Memory Controller Error',
      },
    ],
    clear: [
      { 'var/run/log/vmkernel.log': '2024-03-04T05:06:07.100Z cpu3:2097)MCE: 1480: cpu3: CMCI enabled on bank 4' },
      { 'var/run/log/vmkernel.log': '2024-03-04T05:06:07.100Z cpu3:2097)World: 12075: machine booted' },
    ],
  },
})
