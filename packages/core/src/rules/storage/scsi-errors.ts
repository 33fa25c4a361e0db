import { isHarmless, meaningOf, readScsiStatus } from '../../knowledge/scsi.ts'
import { say } from '../../knowledge/text.ts'
import { type Group, lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

/** The last status of a group that is none of daily life. */
function graveIn({ events }: Group) {
  return (
    events.map(({ message }) => readScsiStatus(message)?.status).findLast((status) => status && !isHarmless(status)) ??
    null
  )
}

export const scsiErrors = lineRule({
  id: 'scsi-errors',
  title: say('Commands to a storage device fail', 'ストレージ デバイスへのコマンドが失敗している'),
  severity: 'medium',
  references: ['KB 289902'],
  looksIn: ['vmkernel', 'vmkwarning'],
  atLeast: 3,
  signs: {
    failed: {
      query: '"failed h" OR "failed on physical path"',
      pattern:
        /(?:dev(?:ice)? "?'?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+)).*failed.*H:0x|NMP device "(?<device>[^"]+)" failed on physical path/i,
      rows: 200,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  grade: (group) => {
    const grave = group.events.filter(({ message }) => {
      const status = readScsiStatus(message)?.status
      return status !== undefined && !isHarmless(status)
    }).length
    return grave < 3 ? null : grave >= 20 ? 'high' : 'medium'
  },
  summary: (group) => {
    const status = graveIn(group)
    const meaning = status ? meaningOf(status) : say('?', '?')
    return say(
      `Commands to ${place(group).en} failed ${span(group).en}: ${meaning.en}.`,
      `${place(group).ja} へのコマンドが失敗した(${span(group).ja}):${meaning.ja}。`,
    )
  },
  steps: ({ label }) => [
    step(
      say('See paths and state of the device', 'デバイスのパスと状態を確認する'),
      `esxcli storage core path list -d ${label}`,
    ),
    step(
      say(
        'H: says that the host or the way to storage fails, D: that the device answers so',
        'H: はホストまたは経路の異常、D: はデバイス側の応答を示す',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log': [1, 2, 3, 4]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z cpu3:2097)ScsiDeviceIO: 3015: Cmd(0x45d9${n}) 0x28, CmdSN 0x${n} from world 2098 to dev "naa.600a0b80005" failed H:0x1 D:0x0 P:0x0`,
          )
          .join('\n'),
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log': ['0x2 0x3a 0x0', '0xe 0x1d 0x0']
          .flatMap((sense) =>
            [1, 2, 3].map(
              (n) =>
                `2024-03-04T05:06:0${n}.100Z cpu3:2097)ScsiDeviceIO: 3015: Cmd(0x45d9${n}) 0x89, CmdSN 0x${n} from world 0 to dev "naa.600a0b80005" failed H:0x0 D:0x2 P:0x0 Valid sense data: ${sense}.`,
            ),
          )
          .join('\n'),
      },
      {
        'var/run/log/vmkernel.log': [1, 2, 3, 4]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z cpu3:2097)ScsiDeviceIO: 3015: Cmd(0x45d9${n}) 0x1a, CmdSN 0x${n} from world 0 to dev "mpx.vmhba32:C0:T0:L0" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.`,
          )
          .join('\n'),
      },
    ],
  },
})
