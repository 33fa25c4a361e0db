import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const vsanTrouble = lineRule({
  id: 'vsan-trouble',
  title: say('vSAN reports trouble', 'vSAN が異常を報告している'),
  severity: 'high',
  references: ['KB 326859'],
  looksIn: ['vobd', 'vmkernel', 'vsanmgmt', 'clomd', 'vmware-vsan-health-service'],
  signs: {
    event: {
      query: '"esx problem vob vsan" OR "esx problem vsan"',
      pattern: /\[esx\.problem\.(?:vob\.)?vsan\.(?<what>[\w.]+)\](?:.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+))?/,
    },
    observation: {
      query: '"vob vsan" (error OR failed OR permanent OR degraded OR stuck)',
      pattern: /\[vob\.vsan\.(?<what>[\w.]*(?:error|fail|perm|degrad|stuck|offline|dying)[\w.]*)\]/i,
    },
    device: {
      query: '("virtual san device" OR "vsan device") ("permanent error" OR "transient error" OR "suspended")',
      pattern: /(?:Virtual SAN|vSAN) device (?<device>[\w-]+) is (?:under )?(?<what>permanent error|suspended)/i,
    },
    congestion: {
      query: 'lsom congestion exceeded',
      pattern: /LSOM (?<what>\w+Cong) in (?<device>[\w-]+) Congestion State: Exceeded/,
    },
    partition: {
      query: 'cmmds (partition OR "not a master" OR "lost contact" OR "network partitioned")',
      pattern: /(?:network )?partition(?:ed)?\b|lost contact/i,
      from: /vmkernel|vobd|cmmds/,
    },
  },
  about: ({ device, what }) => (device ? { kind: 'device', id: device } : what ? { kind: 'vsan', id: what } : null),
  grade: ({ read }) => (/Cong$/.test(read.what ?? '') ? 'medium' : 'high'),
  summary: (group) =>
    say(
      `vSAN on ${group.host} reports ${group.read.what ?? 'a partitioned cluster'} ${span(group).en}.`,
      `${group.host} の vSAN が ${group.read.what ?? 'クラスターの分断'} を報告した(${span(group).ja})。`,
    ),
  steps: () => [
    step(say('See the membership of the cluster', 'クラスターのメンバーシップを確認する'), 'esxcli vsan cluster get'),
    step(
      say('See health and disks', '健全性とディスクを確認する'),
      'esxcli vsan health cluster list; esxcli vsan storage list',
    ),
    step(
      say(
        'Let a resync end before a second host or disk is touched',
        '再同期が終わるまで他のホストやディスクに触れない',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu6:43298)WARNING: LSOM: LSOMEventNotify:6440: Virtual SAN device 52db4996-ffdd-1157-485c-e2dcf1057f66 is under permanent error.',
      },
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu6:43298)LSOM: LSOMThrowAsyncCongestionVOB:550: LSOM SSDCong in 52db4996-ffdd-1157-485c-e2dcf1057f66 Congestion State: Exceeded. Congestion Threshold: 200 Current Congestion: 204.',
      },
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [vSANCorrelator] 12us: [esx.problem.vob.vsan.lsom.diskerror] vSAN device naa.500605b0 is under permanent error.',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [vSANCorrelator] 12us: [esx.clear.vob.vsan.pdl.online] vSAN device 52a1 has come online.',
      },
    ],
  },
})
