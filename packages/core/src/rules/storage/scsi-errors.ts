import { isHarmless, isReservationConflict, meaningOf, readScsiStatus } from '../../knowledge/scsi.ts'
import { say } from '../../knowledge/text.ts'
import { type Group, lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

/** The statuses of a group that are none of daily life. */
function graveIn({ events }: Group) {
  return events
    .map(({ message }) => readScsiStatus(message)?.status)
    .filter((status) => status !== undefined && !isHarmless(status) && !isReservationConflict(status))
}

function conflictsIn({ events }: Group): number {
  return events.filter(({ message }) => {
    const status = readScsiStatus(message)?.status
    return status !== undefined && isReservationConflict(status)
  }).length
}

/** The kernel gave a command up because the device never became free: a conflict that cost something. */
const GIVEN_UP = /too many reservation conflicts/i

/** So many conflicts over so long are told, as news: a device is reserved for good. */
const MANY = 100
const LONG = 1800e6

export const scsiErrors = lineRule({
  id: 'scsi-errors',
  title: say('Commands to a storage device fail', 'ストレージ デバイスへのコマンドが失敗している'),
  severity: 'medium',
  references: ['KB 289902', 'KB 1016106', 'KB 1005009'],
  looksIn: ['vmkernel', 'vmkwarning'],
  atLeast: 3,
  signs: {
    failed: {
      query: '"failed h" OR "failed on physical path"',
      pattern:
        /(?:dev(?:ice)? "?'?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+)).*failed.*H:0x|NMP device "(?<device>[^"]+)" failed on physical path/i,
      rows: 200,
    },
    givenUp: {
      query: '"too many reservation conflicts"',
      pattern: /too many reservation conflicts(?:.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+))?/i,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  grade: (group) => {
    const grave = graveIn(group).length
    if (grave >= 3) return grave >= 20 ? 'high' : 'medium'
    if (group.events.some(({ message }) => GIVEN_UP.test(message))) return 'medium'
    const isLasting = group.last - group.first >= LONG && conflictsIn(group) >= Math.min(MANY, group.events.length / 2)
    return isLasting && group.count >= MANY ? 'info' : null
  },
  summary: (group) => {
    const status = graveIn(group).at(-1)
    if (!status) {
      return say(
        `${place(group).en} is reserved by another host ${span(group).en}. That is normal for disks that a cluster of guests (WSFC) shares, and slows rescans and boots unless they are marked as perennially reserved.`,
        `${place(group).ja} は他ホストが予約している(${span(group).ja})。ゲスト クラスター (WSFC) の共有ディスクでは正常だが、永続的な予約としてマークしないと再スキャンや起動が遅くなる。`,
      )
    }
    const meaning = meaningOf(status)
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
        'D:0x18 alone: is it a shared disk of guests (RDM)? Then mark it; else see which host holds the reservation',
        'D:0x18 のみの場合:ゲスト クラスターの共有ディスク (RDM) ならマークし、そうでなければ予約中のホストを調べる',
      ),
      `esxcli storage core device setconfig -d ${label} --perennially-reserved=true`,
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
        'var/run/log/vmkernel.log': [1, 2, 3]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z cpu3:2097)WARNING: ScsiDeviceIO: 1223: Device naa.600a0b80007 performance suffers\n2024-03-04T05:06:0${n}.200Z cpu3:2097)WARNING: SCSI: 5532: Failing I/O due to too many reservation conflicts on naa.600a0b80007`,
          )
          .join('\n'),
      },
      {
        'var/run/log/vmkernel.log': Array.from(
          { length: 120 },
          (_, n) =>
            `2024-03-04T0${5 + Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}:06.100Z cpu3:2097)ScsiDeviceIO: 3015: Cmd(0x45d9${n}) 0x28, CmdSN 0x${n} from world 2098 to dev "naa.600a0b80006" failed H:0x0 D:0x18 P:0x0`,
        ).join('\n'),
      },
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
        'var/run/log/vmkernel.log': Array.from(
          { length: 60 },
          (_, n) =>
            `2024-03-04T05:${String(n).padStart(2, '0')}:06.100Z cpu3:2097)ScsiDeviceIO: 3015: Cmd(0x45d9${n}) 0x28, CmdSN 0x${n} from world 2098 to dev "naa.600a0b80006" failed H:0x0 D:0x18 P:0x0`,
        ).join('\n'),
      },
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
