import type { Severity } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const licenceExpired = lineRule({
  id: 'licence-expired',
  title: say('A licence has expired or is about to', 'ライセンスが期限切れ、または期限間近'),
  severity: 'high',
  looksIn: ['vpxd', 'hostd', 'journal', 'license', 'vobd'],
  signs: {
    expired: {
      query: '(license OR evaluation) expired OR licenseexpired OR component:vim.event.LicenseExpiredEvent',
      pattern: /(?:[Ll]icense|[Ee]valuation(?: period)?|LicenseExpired).{0,80}(?:has |is |was )?expired|LicenseExpired/,
      unless: /\b(?:no|not|never|0) (?:\w+ )?expired\b|expired\W{1,3}(?:false|no\b|0\b)/i,
    },
    soon: {
      query: '(license OR evaluation) ("will expire" OR "expires in" OR "about to expire")',
      pattern: /(?:[Ll]icense|[Ee]valuation).{0,80}(?<soon>will expire|expires in|about to expire)/,
      unless: /not about to expire/i,
    },
  },
  grade: (group) => (group.read.soon ? gradeOfSoon(group.events.at(-1)!) : 'high'),
  summary: (group) =>
    group.read.soon
      ? say(
          `${group.host}: a licence expires soon (${span(group).en}). After that hosts disconnect and virtual machines cannot be powered on.`,
          `${group.host}:ライセンスの期限が近い(${span(group).ja})。期限を過ぎるとホストが切断され、仮想マシンをパワーオンできなくなる。`,
        )
      : say(
          `${group.host}: a licence has expired (${span(group).en}); hosts disconnect and virtual machines cannot be powered on.`,
          `${group.host}:ライセンスが期限切れ(${span(group).ja})。ホストの切断や仮想マシンの起動不可につながる。`,
        ),
  steps: () => [
    step(
      say('See the licences and to what they are assigned', 'ライセンスと割り当てを確認する'),
      'vim-cmd vimsvc/license --show',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z warning hostd[2099] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 80 : The license for host esx01 has expired.',
      },
    ],
    clear: [
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z info hostd[2099] [Originator@6876 sub=Licsvc] license loaded',
      },
      {
        'var/run/log/hostd.log': [
          'The license has not expired',
          'License of host-12: licenseExpired = false',
          'Evaluation period expires in 365 days',
        ]
          .map((message, n) => `2024-03-04T05:06:0${n}.100Z info hostd[2099] [Originator@6876 sub=Licsvc] ${message}`)
          .join('\n'),
      },
    ],
  },
})

/** Days; vCenter begins to tell of it long before anybody has to act. */
const NEWS_WITHIN = 60
const ACT_WITHIN = 30

/** By the days or the date that the last line states; without either it is taken to be close. */
function gradeOfSoon({ message, time }: EventRow): Severity | null {
  const days = daysIn(message, time)
  if (days > NEWS_WITHIN) return null
  return days > ACT_WITHIN ? 'info' : 'medium'
}

function daysIn(message: string, time: string): number {
  const stated = /\b(\d{1,5}) (?:more )?day(?:s|\(s\))?\b/i.exec(message)
  if (stated) return Number(stated[1])
  const date = /\b(?:on|at|until)\b.{0,10}?\b(20\d\d-\d\d-\d\d)\b/.exec(message)
  const end = date ? parseMicros(`${date[1]}T00:00:00Z`) : null
  return !end ? 0 : (end - parseMicros(time)!) / 86_400e6
}
