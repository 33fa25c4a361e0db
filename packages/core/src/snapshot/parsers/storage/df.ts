import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { byteSize, percent } from '../../values.ts'

const HEADER =
  /^(?:Filesystem|ファイルシス\S*|Ramdisk)\s+(?:Type\s+|タイプ\s+)?(1K-blocks|1K-ブロック|(\d+)([KM]?)-blocks|Bytes|Size|サイズ)\s+(?:Used|使用)\s+(?:Avail\w*|使用可|残り)\s+(?:Use%|使用%|Capacity)\s+(?:Mounted on|マウント位置)/
const ROW =
  /^(\S.*?)?\s+(\d[\d.]*[KMGTPE]?(?:iB|B)?)\s+(\d[\d.]*[KMGTPE]?(?:iB|B)?)\s+(-?\d[\d.]*[KMGTPE]?(?:iB|B)?)\s+(\d{1,3}%|-)\s+(\S.*?)\s*$/
/** What df of ESXi prints in the first column: a type, since a volume has no device of that kind. */
const ESXI_TYPE = /^(?:VMFS|VFAT|NFS|vsan|vvol|VFFS|visorfs)/i

/** `df`, `df -h`, `df -T` of Linux and of ESXi, and the ramdisks that `vdf` of ESXi adds. Inode tables are left out. */
export const df: SnapshotParser = {
  id: 'df',
  title: 'df',
  begins: HEADER,
  samples: [
    {
      text: [
        'Filesystem                                1K-blocks     Used Available Use% Mounted on',
        '/dev/sda3                                  10976620  8300000   2099000  80% /',
        '/dev/mapper/log_vg-log',
        '                                           10190100 10190100         0 100% /storage/log',
      ].join('\n'),
      expect: {
        kind: 'filesystem',
        count: 2,
        rows: [
          {
            line: 2,
            device: '/dev/sda3',
            mount: '/',
            type: null,
            size: 10976620 * 1024,
            used: 8300000 * 1024,
            free: 2099000 * 1024,
            usedPercent: 80,
          },
          { line: 4, device: '/dev/mapper/log_vg-log', mount: '/storage/log', usedPercent: 100, free: 0 },
        ],
      },
    },
    {
      text: [
        'Filesystem     Type      Size  Used Avail Use% Mounted on',
        'tmpfs          tmpfs     5.9G   12K  5.9G   1% /dev/shm',
      ].join('\n'),
      expect: {
        kind: 'filesystem',
        rows: [{ device: 'tmpfs', type: 'tmpfs', size: 6335076762, used: 12288, mount: '/dev/shm' }],
      },
    },
    {
      text: [
        'Tardisk                  Space      Used',
        'sb.v00                139264K   139264K',
        '-----',
        'Ramdisk                   Size      Used Available Use% Mounted on',
        'root                       32M        2M       29M   7% --',
        'Filesystem   Bytes          Used           Available      Use% Mounted on',
        'VMFS-6       1099243192320  549621596160   549621596160   50%  /vmfs/volumes/local 1',
      ].join('\n'),
      expect: {
        kind: 'filesystem',
        count: 2,
        rows: [
          { device: 'root', type: 'ramdisk', size: 32 * 1024 * 1024, mount: '--' },
          { device: null, type: 'VMFS-6', size: 1099243192320, mount: '/vmfs/volumes/local 1' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows: SnapshotRow<'filesystem'>[] = []
    let table: { unit: number; typed: boolean; ramdisk: boolean } | null = null
    let wrapped = ''
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      const header = HEADER.exec(line)
      if (header)
        table = { unit: unitOf(header), typed: /\s(?:Type|タイプ)\s/.test(line), ramdisk: line.startsWith('Ramdisk') }
      const match = table && !header ? ROW.exec(line) : null
      // A device whose name is too long for its column stands in a line of its own.
      if (match && table) rows.push(rowOf(match, wrapped, table, index + 1))
      wrapped = /^\S+$/.test(line) ? line : ''
    }
    return [snapshotOf('filesystem', 'df', 'titles of df', rows)]
  },
}

function unitOf([, title, count, power]: RegExpExecArray): number {
  if (count !== undefined) return Number(count) * (power === 'K' ? 1024 : power === 'M' ? 1024 ** 2 : 1)
  return title!.startsWith('1K') ? 1024 : 1
}

function rowOf(
  [, first = '', size, used, free, share, mount]: RegExpExecArray,
  wrapped: string,
  { unit, typed, ramdisk }: { unit: number; typed: boolean; ramdisk: boolean },
  line: number,
): SnapshotRow<'filesystem'> {
  const [device, type] = typed ? first.split(/\s+(?=\S+$)/) : [first.trim() || wrapped, undefined]
  const isType = ESXI_TYPE.test(device!) && !device!.includes('/')
  return {
    line,
    device: isType ? null : device!,
    mount: mount!,
    type: ramdisk ? 'ramdisk' : (type ?? (isType ? device! : null)),
    size: byteSize(size, unit),
    used: byteSize(used, unit),
    free: byteSize(free, unit),
    usedPercent: percent(share),
  }
}
