import { isDenied } from '../../facts/denial.ts'
import { ofEvent, ofSnapshot } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material, Table } from '../../facts/material.ts'
import { times, when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import type { SnapshotRow } from '../../snapshot/snapshot.ts'
import type { ProbeAnswer } from '../../store/evidence.ts'
import { CLEAR, defineRule, type Found, step } from '../rule.ts'

const FULL = 95
/** Images are full by nature; the archive of vCenter's database fills itself and is trimmed; the rest are no disks. */
const NEVER = /^(?:squashfs|iso9660|cd9660|udf|proc|sysfs|devfs|devtmpfs|tmpfs|overlay|autofs|vfat)$/i
const BY_DESIGN = /^\/storage\/archive$|^\/(?:proc|sys|dev|run|mnt|media|vmfs\/volumes\/(?:\w+-)?BOOTBANK)/

const NO_SPACE = /no space left on device|errno\W{0,3}28\b|enospc|no more space for virtual disk/i

export const diskFull = defineRule({
  id: 'disk-full',
  title: say('A file system is full', 'ファイル システムが満杯'),
  severity: 'high',
  references: ['KB 1003564'],
  probes: {
    noSpace: {
      query: '"no space left on device" OR "errno 28" OR enospc OR "there is no more space for virtual disk"',
      first: 40,
      last: 40,
    },
  },
  evaluate({ material, probes }) {
    const tables = material.snapshots('filesystem')
    const findings = [...tables.flatMap((table) => fullOnes(table, material)), ...fromLines(probes.noSpace, material)]
    if (findings.length > 0) return { outcome: 'found', findings }
    if (tables.length > 0) return CLEAR
    return {
      outcome: 'not-applicable',
      reason: say('No list of file systems is in the bundle', 'ファイル システムの一覧がバンドルにない'),
      missing: [say('vCenter: `df -h`', 'vCenter:`df -h`'), say('ESXi: `vdf`, `df -h`', 'ESXi:`vdf`、`df -h`')],
    }
  },
})

function fullOnes(table: Table<'filesystem'>, material: Material): Found[] {
  const member = material.member(table.bundle, table.member)
  const host = member ? machineName(member) : (table.host ?? table.member)
  return table.rows.flatMap((row) => {
    const percent = usedOf(row)
    if (percent === null || percent < FULL || NEVER.test(row.type ?? '') || BY_DESIGN.test(row.mount)) return []
    const isRamdisk = /ramdisk|visorfs/i.test(`${row.type} ${table.parser}`)
    const isDatastore = /^(?:vmfs|nfs|vsan|vvol|vffs)/i.test(row.type ?? '')
    return [
      {
        affects: [`${isRamdisk ? 'ramdisk' : 'filesystem'}:${row.mount}`, `host:${host}`],
        severity: isDatastore ? ('medium' as const) : ('high' as const),
        confidence: 0.95,
        catalogue: isRamdisk ? ['VC-07'] : [],
        title: say(`${row.mount} is full`, `${row.mount} が満杯`),
        summary: say(
          `${row.mount} on ${host} was ${Math.round(percent)} % full at collection.`,
          `採取時、${host} の ${row.mount} の使用率は ${Math.round(percent)} % だった。`,
        ),
        evidence: [ofSnapshot(table, row.line, `${row.mount} ${Math.round(percent)} % of ${row.size ?? '?'} bytes`)],
        steps: [
          step(say('Find what fills it', '容量を占めているものを探す'), `du -ahx ${row.mount} | sort -rh | head -30`),
          step(
            say(
              'On an appliance: enlarge the disk, then the file system, rather than delete',
              'アプライアンスでは、削除より先にディスクとファイル システムを拡張する',
            ),
            '/usr/lib/applmgmt/support/scripts/autogrow.sh',
          ),
        ],
        from: table.at,
        to: table.at,
      },
    ]
  })
}

function usedOf(row: SnapshotRow<'filesystem'>): number | null {
  if (row.usedPercent !== null && row.usedPercent !== undefined) return row.usedPercent
  return row.size && row.used !== null ? (row.used / row.size) * 100 : null
}

function fromLines({ events: read, count }: ProbeAnswer, material: Material): Found[] {
  const events = read.filter(({ message }) => {
    const said = NO_SPACE.exec(message)
    return said !== null && !isDenied(message, said.index, said.index + said[0].length)
  })
  const byHost = Map.groupBy(events, (event) => material.hostOf(event) ?? '?')
  return [...byHost].map(([host, own]) => {
    const file = own.map(({ message }) => /['" ](\/[\w./-]{3,})['":]/.exec(message)?.[1]).find(Boolean)
    const number = own.length === read.length ? count : own.length
    return {
      affects: [`host:${host}`],
      severity: number >= 3 ? ('high' as const) : ('medium' as const),
      confidence: 0.8,
      title: say('Something could not be written for want of space', '空き容量不足で書き込めなかった'),
      summary: say(
        `On ${host} writing failed for want of space ${times(number).en} from ${when(own[0]!.time)} to ${when(own.at(-1)!.time)}${file ? ` (${file})` : ''}.`,
        `${host} で空き容量不足により ${when(own[0]!.time)} から ${when(own.at(-1)!.time)} までに ${times(number).ja}書き込みが失敗した${file ? `(${file})` : ''}。`,
      ),
      evidence: [...own.slice(0, 5), ...own.slice(5).slice(-3)].map((event) => ofEvent(material, event)),
      steps: [step(say('See which file system it was', '対象のファイル システムを確認する'), 'df -h; df -i')],
    }
  })
}
