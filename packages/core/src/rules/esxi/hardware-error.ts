import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const hardwareError = lineRule({
  id: 'hardware-error',
  title: say('The hardware reports errors', 'ハードウェアがエラーを報告している'),
  severity: 'high',
  looksIn: ['vmkernel', 'vobd', 'hostd', 'vmkwarning'],
  signs: {
    mce: {
      query: '"machine check" OR mce (status OR uncorrected OR uncorrectable OR bank)',
      pattern:
        /\bMCE: \d+: .*(?:\bstatus\b|\berrors?\b|uncorrect)|[Mm]achine [Cc]heck (?:[Ee]xception|error)|esx\.problem\.cpu\.(?:mce|smt)/i,
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
  grade: ({ count }) => (count >= 2 ? 'high' : 'medium'),
  summary: (group) =>
    say(
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
          '2024-03-04T05:06:07.100Z cpu3:2097)MCE: 1118: cpu3: bank9: status=0x9000004000010091: Memory Controller Error (uncorrected)',
      },
    ],
    clear: [
      { 'var/run/log/vmkernel.log': '2024-03-04T05:06:07.100Z cpu3:2097)MCE: 1480: cpu3: CMCI enabled on bank 4' },
      { 'var/run/log/vmkernel.log': '2024-03-04T05:06:07.100Z cpu3:2097)World: 12075: machine booted' },
    ],
  },
})
