import { GI } from '../../../facts/gi/gi.ts'
import { say } from '../../../knowledge/text.ts'
import { noTrace } from '../../gi-looks.ts'
import { defineRule } from '../../rule.ts'

/**
 * No file of a bundle shows what the partner console knows of vCenter’s inventory: only a person who looks can tell. The
 * answer’s remedy is cheap, and therefore said here.
 */
export const partnerInventoryStale = defineRule({
  id: 'partner-inventory-stale',
  title: say('The partner console knows all hosts and VMs', 'パートナー コンソールと vCenter のインベントリの同期'),
  catalogue: ['GI-N10'],
  severity: 'medium',
  references: ['KA-0002868'],
  facts: { gi: GI },
  evaluate({ facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const some = gi.vms.slice(0, 3).map(({ name }) => name)
    const names =
      some.length === 0 ? say('the VMs concerned', '対象の仮想マシン') : say(some.join(', '), some.join('、'))
    return {
      outcome: 'not-applicable',
      reason: say('Only the partner console shows it', 'パートナー コンソールでのみ確認できる'),
      missing: [
        say(
          `an answer: does the partner console show ${names.en} and their host as managed? If not: synchronise it with vCenter Server`,
          `回答:パートナー コンソールで ${names.ja} とそのホストが管理対象と表示されているか。表示されない場合は「vCenter との同期」を実行する`,
        ),
      ],
    }
  },
})
