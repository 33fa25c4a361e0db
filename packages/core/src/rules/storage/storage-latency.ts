import { say } from '../../knowledge/text.ts'
import { lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const storageLatency = lineRule({
  id: 'storage-latency',
  title: say('Storage answers much more slowly than usual', 'ストレージの応答が通常より大幅に遅い'),
  severity: 'medium',
  references: ['KB 2007236'],
  looksIn: ['vmkernel', 'vmkwarning', 'vobd'],
  signs: {
    deteriorated: {
      query: '"performance has deteriorated"',
      pattern:
        /[Dd]evice "?(?<device>[\w.:-]+)"? performance has deteriorated\. I\/O latency increased from average value of (?<from>\d+) microseconds to (?<to>\d+)/,
    },
    event: {
      query: '"esx problem scsi device io latency high"',
      pattern:
        /io\.latency\.high\].*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+)(?:.*from average value of (?<from>\d+) microseconds to (?<to>\d+))?/,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  // Short peaks are of every array; hundreds of milliseconds are felt.
  grade: ({ count, read }) =>
    Number(read.to ?? 0) >= 1_000_000 || count >= 20
      ? 'medium'
      : count >= 5 || Number(read.to ?? 0) >= 200_000
        ? 'low'
        : 'info',
  summary: (group) => {
    const ms = Math.round(Number(group.read.to ?? 0) / 1000)
    return say(
      `${place(group).en} slowed down ${span(group).en}${ms ? `, last to ${ms} ms` : ''}.`,
      `${place(group).ja} の応答が悪化した(${span(group).ja}${ms ? `、直近 ${ms} ms` : ''})。`,
    )
  },
  steps: () => [
    step(
      say(
        'Compare DAVG and KAVG: a high DAVG is the array or the way to it, a high KAVG the host',
        'DAVG と KAVG を比較する。DAVG が高ければストレージか経路、KAVG が高ければホスト側',
      ),
      'esxtop (u)',
    ),
    step(
      say(
        'Look for backups, snapshots and rebuilds at those times',
        'その時刻のバックアップ・スナップショット・リビルドを確認する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: ScsiDeviceIO: 1218: Device naa.600a0b80004 performance has deteriorated. I/O latency increased from average value of 2412 microseconds to 1204331 microseconds.',
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)ScsiDeviceIO: 1203: Device naa.600a0b80004 performance has improved. I/O latency reduced from 1204331 microseconds to 2412 microseconds.',
      },
    ],
  },
})
