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
      unless: /expires? in (?:6[1-9]|[7-9]\d|\d{3,}) days|not about to expire/i,
    },
  },
  grade: ({ read }) => (read.soon ? 'medium' : 'high'),
  summary: (group) =>
    say(
      `${group.host}: a licence ${group.read.soon ? 'expires soon' : 'has expired'} (${span(group).en}); hosts disconnect and virtual machines cannot be powered on.`,
      `${group.host}:ライセンスが${group.read.soon ? '期限間近' : '期限切れ'}(${span(group).ja})。ホストの切断や仮想マシンの起動不可につながる。`,
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
