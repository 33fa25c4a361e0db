import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const consolidationNeeded = lineRule({
  id: 'consolidation-needed',
  title: say(
    'Snapshots could not be removed: disks need consolidation',
    'スナップショットを削除できず、ディスクの統合が必要',
  ),
  severity: 'medium',
  references: ['KB 2003638'],
  looksIn: ['vpxd', 'hostd', 'vmware', 'journal'],
  signs: {
    event: {
      query: '(consolidation OR consolidate) (needed OR failed OR fail OR error OR "not possible")',
      pattern:
        /(?:consolidation (?:is )?needed|needs consolidation|(?:fail\w*|error|cannot|unable) (?:to |while |during )?(?:\w+ ){0,4}consolidat|consolidat\w+ (?:\w+ ){0,3}fail)/i,
      unless: /needed\W{1,4}(?:false|no\b|0\b)|\bno consolidation/i,
    },
    open: {
      query: '"failed to open disk for consolidate"',
      pattern: /Failed to open disk for consolidate '(?<file>[^']+)'/,
    },
  },
  summary: (group) =>
    say(
      `Removing snapshots left disks unconsolidated on ${group.host} (${span(group).en}); the virtual machine runs on delta disks that grow.`,
      `${group.host} でスナップショット削除後の統合ができなかった(${span(group).ja})。仮想マシンは増え続ける差分ディスクで動作している。`,
    ),
  steps: () => [
    step(
      say(
        'See which virtual machines need it (column “Needs Consolidation” of the list of VMs), and consolidate',
        '「統合が必要」列で対象の仮想マシンを確認し、統合を実行する',
      ),
    ),
    step(
      say(
        'If a file is locked: detach the disks from the backup appliance first',
        'ファイルがロック中なら、先にバックアップ アプライアンスからディスクを切り離す',
      ),
    ),
    step(say('See that the datastore has room for it', 'データストアの空き容量を確認する')),
  ],
  samples: {
    found: [
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z info hostd[2099] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 78 : Virtual machine web01 disks consolidation is needed on esx01 in cluster01 in ha-datacenter.',
      },
    ],
    clear: [
      {
        'var/run/log/hostd.log':
          '2024-03-04T05:06:07.100Z info hostd[2099] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 79 : Virtual machine web01 disks consolidation succeeded on esx01 in cluster01 in ha-datacenter.',
      },
    ],
  },
})
