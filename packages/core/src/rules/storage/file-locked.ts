import { say } from '../../knowledge/text.ts'
import { type Group, lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

/** A lock that is met once is met all day: a backup, a migration, a host that was a moment too late. */
const PERSISTS = 3
const PERSISTS_FOR = 60e6

export const fileLocked = lineRule({
  id: 'file-locked',
  title: say('A file is locked by somebody else', 'ファイルが別の所有者にロックされている'),
  severity: 'medium',
  references: ['KB 10051'],
  looksIn: ['hostd', 'vmkernel', 'vpxd', 'vobd'],
  signs: {
    locked: {
      query: '"failed to lock the file" OR "since it is locked"',
      pattern:
        /(?:(?<file>(?:\/vmfs\/volumes\/|\[)[^'"\n]+?)['"\s:]+.*)?(?:Failed to lock the file|Unable to access (?:a )?file (?<path>\S+)? ?since it is locked)/i,
      unless:
        /\b(?:retry|retries|retrying) (?:has |have )?succeeded\b|\bsucceeded (?:on|after) (?:\w+ )?(?:retry|retries)\b/i,
    },
  },
  about: ({ file, path }) => ((file ?? path) ? { kind: 'file', id: (file ?? path)! } : null),
  grade: (group) => (lasts(group) || group.events.some(({ message }) => FAILED.test(message)) ? 'medium' : 'info'),
  summary: (group) =>
    say(
      `${group.label} could not be opened because somebody else holds its lock (${span(group).en}): another host, a backup, or a task that never ended.`,
      `${group.label} は他がロックを保持しているため開けなかった(${span(group).ja})。他ホスト、バックアップ、未完了のタスクのいずれか。`,
    ),
  steps: ({ label }) => [
    step(
      say(
        'Find the host that holds the lock, by the MAC address that it shows',
        '表示される MAC アドレスからロックを保持するホストを特定する',
      ),
      `vmfsfilelockinfo -p "${label.replaceAll('"', '')}"`,
    ),
    step(
      say(
        'See whether a backup appliance still has the disk attached',
        'バックアップ アプライアンスがディスクを接続したままでないか確認する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/hostd.log':
          "2024-03-04T05:06:07.100Z error hostd[2099] [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/ds01/web01/web01.vmx] Cannot open '/vmfs/volumes/ds01/web01/web01.vmdk': Failed to lock the file (16392)",
      },
    ],
    clear: [
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z info hostd[2099] [Originator@6876 sub=Vmsvc] Memory: locked pages 20014',
      },
    ],
  },
})

/** The operation that wanted the file has failed of it: a task's own last line, a virtual machine that does not come up. */
const FAILED =
  /\[VpxLRO\] -- ERROR |Status error|power(?:ing)? on failed|failed to (?:power|start|migrate|consolidate|create|delete|remove|relocate|open the disk)|cannot open the disk|msg\.disk\.noBackEnd|unable to open the swap file/i

function lasts({ count, first, last }: Group): boolean {
  return count >= PERSISTS && last - first >= PERSISTS_FOR
}
