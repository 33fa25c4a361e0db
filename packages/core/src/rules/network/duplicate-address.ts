import { say } from '../../knowledge/text.ts'
import { lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const duplicateAddress = lineRule({
  id: 'duplicate-address',
  title: say('Two machines use the same IP address', 'IP アドレスが重複している'),
  severity: 'high',
  looksIn: ['vobd', 'vmkernel', 'journal'],
  signs: {
    event: {
      query: '"esx problem net vmknic ip duplicate" OR "duplicate ip address"',
      pattern:
        /(?:ip\.duplicate\].*?|[Dd]uplicate IP address.*?)(?<address>\d{1,3}(?:\.\d{1,3}){3})(?:.*?(?<mac>[0-9a-f]{2}(?::[0-9a-f]{2}){5}))?/,
      unless: /\bno duplicate IP/i,
    },
    arp: {
      query: '"is using my ip address"',
      pattern: /(?<mac>[0-9a-f:]{17}) is using my IP address (?<address>[\d.]+)/,
    },
  },
  about: ({ address }) => (address ? { kind: 'address', id: address } : null),
  summary: (group) =>
    say(
      `${group.label} of ${group.host} is used by another machine too${group.read.mac ? ` (${group.read.mac})` : ''}, seen ${span(group).en}.`,
      `${place(group).ja} を別のマシン${group.read.mac ? ` (${group.read.mac})` : ''} も使用している(${span(group).ja})。`,
    ),
  steps: ({ label, read }) => [
    step(
      say(
        `Find ${read.mac ?? 'the other machine'} in the switch’s table of addresses`,
        `スイッチの MAC アドレス テーブルで ${read.mac ?? '相手'} を特定する`,
      ),
      `esxcli network ip neighbor list | grep ${label}`,
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12us: [esx.problem.net.vmknic.ip.duplicate] Duplicate IP address detected for 192.0.2.21 on interface vmk0, current owner being 00:50:56:aa:bb:cc.',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12us: [esx.audit.net.firewall.enabled] Firewall has been enabled.',
      },
    ],
  },
})
