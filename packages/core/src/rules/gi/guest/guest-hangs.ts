import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { SUSPEND_AND_KEEP, UPGRADE_TOOLS } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { cite, FINE, fault, unclear } from '../../gi-looks.ts'
import { affectsVm, isNamedIn, isWrittenIn, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** The System event log of Windows, when a driver has used up the memory of the kernel. */
const POOL = /non-?paged pool|非ページ プール/i

/**
 * The guest froze while vCenter shows it as running. That its heartbeat stopped may also mean that it sleeps or that its
 * Tools ended; a word of its memory, or somebody in front of its console, tells the difference.
 */
export const guestHangs = vmRule({
  id: 'guest-hangs',
  title: say('A protected guest hangs', '保護対象のゲスト OS がハングしている'),
  catalogue: ['GI-G18'],
  severity: 'high',
  references: ['KB 2005831', 'KB 2096846'],
  supersedes: ['tools-not-running'],
  probes: { pool: { query: '"nonpaged pool" OR "non paged pool"', first: 40, last: 40 } },
  look(vm, { material, probes }) {
    const lost = vm.lines.findLast(({ kind }) => kind === 'heartbeat-lost')
    const isBack =
      lost && vm.lines.some(({ kind, time }) => time > lost.time && (kind === 'tools' || kind === 'connected'))
    if (!lost || isBack) {
      if (vm.logs.some(({ events }) => events > 0)) return FINE
      return unclear(say(`vmware.log of ${vm.name}`, `${vm.name} の vmware.log`))
    }
    const pool = probes.pool.events.filter(
      (event) => POOL.test(event.message) && (isWrittenIn(vm, event, material) || isNamedIn(vm, event.message)),
    )
    if (pool.length === 0)
      return unclear(
        say(
          `whether the console of ${vm.name} still reacts; where not, suspend it before it is reset and keep its .vmss file (KB 2005831)`,
          `${vm.name} のコンソールが応答するか。応答しない場合はリセット前にサスペンドし .vmss ファイルを保存する(KB 2005831)`,
        ),
        say(
          `the System event log of ${vm.name}: an exhausted nonpaged pool stands there`,
          `${vm.name} の Windows システム イベント ログ(非ページ プールの枯渇が記録される)`,
        ),
      )
    return fault({
      affects: affectsVm(vm, affectsNode('vm', vm.name)),
      confidence: 0.7,
      summary: say(
        `${vm.name} has not been heard of since ${when(lost.time)}, though it is switched on, and it told of a lack of nonpaged pool: a driver leaks the memory of the kernel.`,
        `${vm.name} はパワーオンのまま ${when(lost.time)} から応答がなく、非ページ プールの不足が記録されている。ドライバによるカーネル メモリのリークと考えられる。`,
      ),
      evidence: [...cite(material, [lost.event]), ...cite(material, pool), ...vm.isRunning.evidence.slice(0, 1)],
      steps: [
        SUSPEND_AND_KEEP,
        step(
          say(
            'Or crash the guest on purpose, and collect a complete memory dump',
            'またはゲスト OS を意図的にクラッシュさせ、完全メモリ ダンプを採取する',
          ),
          null,
          say('The guest stops', 'ゲスト OS が停止する'),
        ),
        UPGRADE_TOOLS,
      ],
      from: lost.time,
      to: null,
    })
  },
})
