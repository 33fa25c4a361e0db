import { ofEvent } from '../../../facts/evidence.ts'
import { say } from '../../../knowledge/text.ts'
import { NO, vmTraitRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

const DEBUG = /Guest:\s*(?:vsep|vnet):\s*DEBUG|\bvf-DEBUG\b/
/** A line or two are no flood. */
const A_FLOOD = 40

/** Every file that is touched leaves a line, until vmware.log holds back and rotates what mattered away. */
export const thinAgentDebugOn = vmTraitRule({
  id: 'thin-agent-debug-on',
  title: say('Debug logging of the thin agent was left on', 'シン エージェントのデバッグ ログが有効なままである'),
  catalogue: ['GI-G16'],
  severity: 'low',
  references: ['KB 2073078', 'NSX: thin agent logs'],
  probes: { debug: { query: '"vsep debug" OR "vnet debug" OR "vf debug"', first: 400, last: 400 } },
  node: 'thin_agent',
  confidence: 0.9,
  trait(vm, { material, probes }) {
    if (!vm.logs.some(({ events }) => events > 0))
      return { is: 'unknown', missing: [say(`vmware.log of ${vm.name}`, `${vm.name} の vmware.log`)] }
    const lines = probes.debug.events.filter(
      (event) => DEBUG.test(event.message) && vm.logs.some(({ id }) => id === event.source),
    )
    if (lines.length < A_FLOOD) return NO
    return { is: 'yes', evidence: [lines[0]!, lines.at(-1)!].map((event) => ofEvent(material, event)) }
  },
  summary: (names, _vms) =>
    say(
      `The thin agent of ${names.en} writes debug lines into vmware.log. They may flood it until lines are held back, and older ones are rotated away.`,
      `${names.ja} のシン エージェントが vmware.log にデバッグ行を出力している。ログが溢れると出力が抑制され、古い行はローテーションで失われる。`,
    ),
  steps: [
    step(
      say(
        'Switch debug logging off in the guest as soon as the data is collected (KB 2073078)',
        'データ採取後は速やかにゲスト OS でデバッグ ログを無効にする(KB 2073078)',
      ),
    ),
  ],
})
