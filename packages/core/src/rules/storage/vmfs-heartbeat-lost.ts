import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const vmfsHeartbeatLost = lineRule({
  id: 'vmfs-heartbeat-lost',
  title: say('A host lost access to a datastore', 'ホストがデータストアへのアクセスを失った'),
  severity: 'medium',
  looksIn: ['vobd', 'vmkernel', 'vmkwarning', 'hostd'],
  signs: {
    heartbeat: {
      query: '"esx problem vmfs heartbeat"',
      pattern:
        /esx\.problem\.vmfs\.heartbeat\.(?<kind>timedout|unrecoverable|corruptondisk)\]\s*(?:[0-9a-f]{8}-[0-9a-f-]+\s+)?(?<datastore>[^\s(]+)?/,
    },
    access: {
      query: '"lost access to volume"',
      pattern: /Lost access to volume (?<uuid>[0-9a-f-]+)(?: \((?<datastore>[^)]+)\))?/,
    },
    corrupt: {
      query: '"esx problem vmfs resource corruptondisk" OR "esx problem vmfs lock corruptondisk"',
      pattern: /esx\.problem\.vmfs\.(?:resource|lock)\.(?<kind>corruptondisk)\](?:.*?\s(?<datastore>\S+)$)?/,
    },
  },
  ends: {
    recovered: {
      query: '"esx problem vmfs heartbeat recovered" OR "successfully restored access to volume"',
      pattern:
        /(?:heartbeat\.recovered\]\s*(?:[0-9a-f]{8}-[0-9a-f-]+\s+)?(?<datastore>[^\s(]+))|restored access to volume [0-9a-f-]+ \((?<datastore>[^)]+)\)/,
    },
  },
  about: ({ datastore, uuid }) => ((datastore ?? uuid) ? { kind: 'datastore', id: (datastore ?? uuid)! } : null),
  grade: ({ read, over, count }) =>
    read.kind === 'corruptondisk' ? 'critical' : over === null ? 'high' : count >= 5 ? 'medium' : 'low',
  summary: (group) =>
    group.read.kind === 'corruptondisk'
      ? say(
          `VMFS on ${group.label} is damaged on disk (${span(group).en}).`,
          `${group.label} の VMFS がディスク上で破損している(${span(group).ja})。`,
        )
      : say(
          `${group.host} could not renew its heartbeat on datastore ${group.label} ${span(group).en}.`,
          `${group.host} がデータストア ${group.label} のハートビートを更新できなかった(${span(group).ja})。`,
        ),
  steps: ({ read }) =>
    read.kind === 'corruptondisk'
      ? [
          step(
            say(
              'Save what can be saved, and have the volume examined (vSphere On-disk Metadata Analyzer) before anything is written to it',
              'データを退避し、書き込む前に VOMA でボリュームを検査する',
            ),
            'voma -m vmfs -f check -d /vmfs/devices/disks/…',
            say('The virtual machines on it must be off.', 'その上の仮想マシンを停止する必要がある。'),
          ),
        ]
      : [
          step(
            say(
              'See what storage did at that moment: latency, paths, array',
              'その時刻のストレージの遅延・パス・本体を確認する',
            ),
          ),
          step(
            say(
              'Several hosts at once speak for the array, one for its adapter or cabling',
              '複数ホスト同時ならストレージ側、1 台のみならアダプターや配線を疑う',
            ),
          ),
        ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [vmfsCorrelator] 12us: [esx.problem.vmfs.heartbeat.timedout] 5f3c2a11-7d3e5a10-1c1f-246e9605a1b0 ds01',
      },
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z info hostd[2099] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 77 : Lost access to volume 5f3c2a11-7d3e5a10-1c1f-246e9605a1b0 (ds01) due to connectivity issues. Recovery attempt is in progress.',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [vmfsCorrelator] 12us: [esx.audit.vmfs.volume.mounted] File system ds01 is mounted',
      },
    ],
  },
})
