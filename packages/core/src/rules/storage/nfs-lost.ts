import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const nfsLost = lineRule({
  id: 'nfs-lost',
  title: say('An NFS server does not answer', 'NFS サーバーが応答しない'),
  severity: 'high',
  looksIn: ['vobd', 'vmkernel', 'vmkwarning'],
  signs: {
    event: {
      query: '"esx problem vmfs nfs server disconnect" OR "esx problem vmfs nfs41"',
      pattern: /esx\.problem\.vmfs\.nfs(?:41)?\.\S*\]\s*(?<server>\S+)?\s*(?<share>\/\S*)?/,
    },
    kernel: {
      query: '"lost connection to the server" (nfs OR mount)',
      pattern: /Lost connection to (?:the )?server (?<server>\S+?),? mount point "?(?<share>[^",]+)/,
    },
  },
  ends: {
    restored: {
      query:
        '"esx problem vmfs nfs server restored" OR "restored connection to the server" OR "restored connection to server"',
      pattern:
        /(?:server\.restored\]\s*(?<server>\S+)?\s*(?<share>\/\S*)?)|Restored connection to (?:the )?server (?<server>\S+?),? mount point "?(?<share>[^",]+)/,
    },
  },
  about: ({ server }) => (server ? { kind: 'nfs', id: server } : null),
  grade: ({ over, first }) => (over === null ? 'high' : over - first < 300e6 ? 'low' : 'medium'),
  summary: (group) =>
    say(
      `${group.host} lost the NFS server ${group.label}${group.read.share ? ` (${group.read.share})` : ''} ${span(group).en}.`,
      `${group.host} が NFS サーバー ${group.label}${group.read.share ? ` (${group.read.share})` : ''} との接続を失った(${span(group).ja})。`,
    ),
  steps: ({ label }) => [
    step(
      say(
        'See whether the server answers from the host’s storage network',
        'ホストのストレージ ネットワークから応答を確認する',
      ),
      `vmkping ${label} && nc -z ${label} 2049`,
    ),
    step(say('See which shares are there', 'マウント状態を確認する'), 'esxcli storage nfs list'),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: NFS: 322: Lost connection to the server 192.0.2.50 mount point /export/ds, mounted as 1a2b-3c ("nfs01")',
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)NFS: 157: Command: (mount) Server: (192.0.2.50) Path: (/export/ds) Label: (nfs01)',
      },
    ],
  },
})
