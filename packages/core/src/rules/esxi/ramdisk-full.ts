import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const ramdiskFull = lineRule({
  id: 'ramdisk-full',
  title: say('A ramdisk of the host is full', 'ホストの RAM ディスクが満杯'),
  catalogue: ['VC-07'],
  severity: 'high',
  references: ['KB 2001550'],
  looksIn: ['vobd', 'vmkernel', 'vmkwarning', 'hostd'],
  signs: {
    event: {
      query: '"esx problem visorfs"',
      pattern:
        /\[esx\.problem\.visorfs\.(?<kind>ramdisk\.full|ramdisk\.inodetable\.full|inodetable\.full|failure)\](?:.*?ramdisk '?"?(?<ramdisk>[\w/-]+)'?"? is full)?(?:.*?file (?<file>\/\S+) could not)?/,
    },
    kernel: {
      query: '"ramdisk" full cannot extend OR "visorfs" full',
      pattern:
        /Cannot (?:extend|create) visorfs file (?<file>\S+) because its (?:ramdisk|inode table) \((?<ramdisk>[^)]+)\) is full|ramdisk \((?<ramdisk>[^)]+)\) is full/,
    },
  },
  about: ({ ramdisk }) => (ramdisk ? { kind: 'ramdisk', id: ramdisk } : null),
  summary: (group) =>
    say(
      `The ramdisk ${group.label} of ${group.host} was full ${span(group).en}${group.read.file ? `; ${group.read.file} could not be written` : ''}. Logins, tasks and VIB installations fail on such a host.`,
      `${group.host} の RAM ディスク ${group.label} が満杯になった(${span(group).ja})${group.read.file ? `。${group.read.file} に書き込めなかった` : ''}。ログイン・タスク・VIB のインストールが失敗する。`,
    ),
  steps: () => [
    step(
      say(
        'See which ramdisk is full, of space or of inodes',
        'どの RAM ディスクが容量・inode のどちらで満杯か確認する',
      ),
      'esxcli system visorfs ramdisk list; stat -f /',
    ),
    step(
      say('Find what fills it: SNMP traps, old logs, dumps', '原因のファイル(SNMP トラップ・古いログ・ダンプ)を探す'),
      'find / -path /vmfs -prune -o -type f -size +1000k -print',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          "2024-03-04T05:06:07.100Z: [VisorfsCorrelator] 12us: [esx.problem.visorfs.ramdisk.full] The ramdisk 'tmp' is full.  As a result, the file /tmp/x could not be written.",
      },
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: VisorFSRam: 353: Cannot extend visorfs file /var/log/x.log because its ramdisk (var) is full.',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [VisorfsCorrelator] 12us: [esx.audit.host.boot] Host has booted.',
      },
    ],
  },
})
