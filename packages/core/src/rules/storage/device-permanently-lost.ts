import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const devicePermanentlyLost = lineRule({
  id: 'device-permanently-lost',
  title: say('A storage device is gone for good (PDL)', 'ストレージ デバイスが恒久的に喪失 (PDL)'),
  severity: 'high',
  references: ['KB 2004684'],
  supersedes: ['all-paths-down', 'path-lost', 'scsi-errors'],
  looksIn: ['vobd', 'vmkernel', 'vmkwarning'],
  signs: {
    event: {
      query: '"esx problem scsi device state permanentloss"',
      pattern: /permanentloss(?:\.\w+)?\].*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+)/,
    },
    kernel: {
      query: '"permanently inaccessible" OR "permanent device loss" OR "permanently unavailable"',
      pattern:
        /(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+).*perman\w* \w+|perman\w* \w+.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+)/i,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  summary: (group) =>
    say(
      `The array told ${group.host} that ${group.label} is gone for good (${span(group).en}): it was unmapped, deleted, or the array failed.`,
      `ストレージが ${group.host} に ${group.label} の恒久的な喪失を通知した(${span(group).ja})。マッピング解除・削除・ストレージ障害のいずれか。`,
    ),
  steps: ({ label }) => [
    step(
      say(
        'Ask the storage team whether the LUN was unmapped or deleted at that time',
        'その時刻に LUN のマッピング解除・削除がなかったかストレージ担当に確認する',
      ),
    ),
    step(say('See the state of the device', 'デバイスの状態を確認する'), `esxcli storage core device list -d ${label}`),
    step(
      say(
        'If it is not coming back: unmount its datastore and detach it',
        '復旧しない場合はデータストアをアンマウントしデバイスを切り離す',
      ),
      `esxcli storage core device set -d ${label} --state=off`,
      say(
        'Virtual machines on it must be powered off or moved first.',
        'その上の仮想マシンを先に停止または移動する必要がある。',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [scsiCorrelator] 12us: [esx.problem.scsi.device.state.permanentloss] Device: naa.600a0b80002 has been removed or is permanently inaccessible.',
      },
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: ScsiDevice: 1425: Device :naa.600a0b80002 has been removed or is permanently inaccessible.',
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)ScsiDevice: 4592: Successfully registered device "naa.600a0b80002" from plugin "NMP" of type 0',
      },
    ],
  },
})
