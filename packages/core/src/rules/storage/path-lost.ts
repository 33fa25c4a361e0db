import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const pathLost = lineRule({
  id: 'path-lost',
  title: say('Paths to storage were lost', 'ストレージへのパスが失われた'),
  severity: 'medium',
  looksIn: ['vobd', 'vmkernel', 'vmkwarning'],
  signs: {
    connectivity: {
      query: '"esx problem storage connectivity" OR "lost connectivity to storage device"',
      pattern:
        /Lost connectivity to (?:storage )?device (?<device>[\w.:-]+?)\.? Path (?<path>\S+?) is down|esx\.problem\.storage\.connectivity\.(?<kind>lost|devicepor)/,
    },
    redundancy: {
      query: '"esx problem storage redundancy" OR "lost path redundancy"',
      pattern:
        /(?:Lost p|P)ath redundancy to (?:storage )?device (?<device>[\w.:-]+?)(?:\.| degraded\.)? Path (?<path>\S+?) is down|esx\.problem\.storage\.redundancy\.(?<kind>lost|degraded)/,
    },
  },
  ends: {
    restored: {
      query: '"esx clear storage connectivity restored" OR "esx clear storage redundancy restored"',
      pattern: /(?:Connectivity to|redundancy to) (?:storage )?device (?<device>[\w.:-]+?) (?:\(|restored|has been)/i,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  grade: ({ read, over }) => (over !== null ? 'low' : read.kind === 'lost' ? 'high' : 'medium'),
  summary: (group) =>
    say(
      `${group.host} lost ${group.read.path ? `path ${group.read.path}` : 'paths'} to ${group.label} ${span(group).en}.`,
      `${group.host} から ${group.label} への${group.read.path ? `パス ${group.read.path}` : 'パス'}が失われた(${span(group).ja})。`,
    ),
  steps: ({ label, read }) => [
    step(say('See which paths are there now', '現在のパスを確認する'), `esxcli storage core path list -d ${label}`),
    step(
      say(
        `See the adapter and its link${read.path ? ` (${read.path.split(':')[0]})` : ''}, then switch and array port`,
        `アダプター${read.path ? ` (${read.path.split(':')[0]})` : ''} のリンク、スイッチ、ストレージのポートを確認する`,
      ),
      'esxcli storage core adapter list',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [scsiCorrelator] 12us: [esx.problem.storage.redundancy.degraded] Path redundancy to storage device naa.600a0b80003 degraded. Path vmhba2:C0:T1:L3 is down. Affected datastores: "ds01".',
      },
      {
        'var/log/vobd.log':
          '2014-03-04T05:06:07.100Z: [scsiCorrelator] 12us: [esx.problem.storage.connectivity.lost] Lost connectivity to storage device naa.600a0b80003. Path vmhba2:C0:T1:L3 is down. Affected datastores: "ds01".',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [scsiCorrelator] 12us: [esx.audit.storage.path.claimed] path vmhba2:C0:T1:L3 claimed',
      },
    ],
  },
})
