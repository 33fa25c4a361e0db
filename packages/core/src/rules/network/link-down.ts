import { say } from '../../knowledge/text.ts'
import { lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const linkDown = lineRule({
  id: 'link-down',
  title: say('A network link went down', 'ネットワーク リンクがダウンした'),
  severity: 'medium',
  looksIn: ['vobd', 'vmkernel', 'vmkwarning'],
  signs: {
    event: {
      query:
        '"esx problem net vmnic linkstate down" OR "esx problem net redundancy" OR "esx problem net connectivity lost" OR "esx problem net vmnic linkstate flapping"',
      pattern:
        /\[esx\.problem\.net\.(?<kind>vmnic\.linkstate\.(?:down|flapping)|redundancy\.(?:lost|degraded)|connectivity\.lost)\](?:.*?(?<nic>vmnic\d+))?/,
    },
    kernel: {
      query: '"link is down" OR "linkstate down"',
      pattern: /(?<nic>vmnic\d+)\b.*(?:[Ll]ink is [Dd]own|linkstate down|Link Down)/,
    },
  },
  ends: {
    up: {
      query:
        '"esx clear net vmnic linkstate up" OR "esx clear net redundancy restored" OR "link is up" OR "linkstate up"',
      pattern: /(?<nic>vmnic\d+)\b/,
    },
  },
  about: ({ nic }) => (nic ? { kind: 'nic', id: nic } : null),
  grade: ({ read, over, count }) =>
    count >= 6 ? 'medium' : over !== null ? 'info' : read.kind?.startsWith('connectivity') ? 'high' : 'medium',
  summary: (group) =>
    say(
      `${place(group).en} lost its link ${span(group).en}.`,
      `${place(group).ja} のリンクがダウンした(${span(group).ja})。`,
    ),
  steps: () => [
    step(say('See links, speed and drivers', 'リンク・速度・ドライバーを確認する'), 'esxcli network nic list'),
    step(
      say(
        'See the port of the switch: errors, flaps, shutdowns at those times; cable and transceiver',
        'スイッチのポート(エラー・フラップ・停止)とケーブル・トランシーバーを確認する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12us: [esx.problem.net.vmnic.linkstate.down] Physical NIC vmnic2 linkstate is down.',
      },
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12us: [esx.problem.net.connectivity.lost] Lost network connectivity on virtual switch "vSwitch0". Physical NIC vmnic0 is down. Affected port groups: "Management Network".',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12us: [vob.net.pg.uplink.transition.up] Uplink vmnic2 is up',
      },
    ],
  },
})
