import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const vmotionFailed = lineRule({
  id: 'vmotion-failed',
  title: say('A migration (vMotion) failed', '移行 (vMotion) が失敗した'),
  severity: 'medium',
  references: ['KB 1003734'],
  looksIn: ['vmkernel', 'hostd', 'vpxd', 'vmware'],
  signs: {
    kernel: {
      query:
        '(vmotion OR vmotionutil OR vmotionsend OR vmotionrecv OR vmotionstream OR migrate OR migratenet) (failed OR "timed out")',
      pattern: /(?:VMotion\w*|Migrate\w*): \d+: (?<id>\d+) [SD]:.*(?:[Ff]ailed|timed out|[Ee]rror)(?<why>.*)/,
    },
    fault: {
      query: '"migration to host" failed OR "vmotion migration" failed',
      pattern:
        /(?:vMotion migration|Migration) \[(?<id>[\d:a-f]+)\].*failed(?<why>.*)|Migration to host <?\S+?>? failed(?<why>.*)/i,
    },
    event: { query: 'component:vim.event.VmFailedMigrateEvent', pattern: /(?<why>.*)/ },
  },
  summary: (group) =>
    say(
      `Migrations failed on ${group.host} ${span(group).en}${group.read.why?.trim() ? `: “${group.read.why.trim().slice(0, 160)}”` : ''}.`,
      `${group.host} で移行が失敗した(${span(group).ja})${group.read.why?.trim() ? `:「${group.read.why.trim().slice(0, 160)}」` : ''}。`,
    ),
  steps: () => [
    step(
      say(
        'See whether the vMotion interfaces of both hosts reach each other, with large packets too',
        '両ホストの vMotion インターフェイス間の疎通を、大きなパケットでも確認する',
      ),
      'vmkping -I vmk1 -d -s 8972 ADDRESS',
    ),
    step(
      say(
        'Follow the migration’s id through vmkernel.log, hostd.log and vmware.log of both hosts',
        '移行 ID を両ホストの vmkernel.log・hostd.log・vmware.log で追跡する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: VMotionUtil: 862: 1709528766123456 S: failed to connect to remote host <192.0.2.31>: Timeout',
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)VMotionUtil: 5199: 1709528766123456 S: Stream connection 1 added.',
      },
    ],
  },
})
