import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_DRIVERS, reinstallTools, UPGRADE_TOOLS } from '../../../knowledge/gi/steps-guest.ts'
import { thinAgentInSetup } from '../../../knowledge/gi/thin-agent-setup.ts'
import { say } from '../../../knowledge/text.ts'
import { cite, FINE, fault, unclear } from '../../gi-looks.ts'
import { affectsVm, isNamedIn, isWrittenIn, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** Windows' own word: `The vsepflt service failed to start …`, or the status of a device that is busy. */
const NOT_STARTED =
  /\bvsepflt\b.*(?:0x80000011|failed to (?:start|load)|開始できません|読み込み.*失敗)|(?:failed to (?:start|load)|0x80000011).*\bvsepflt\b/is

/** It could not begin, or meets errors later. Of its errors the prefix is documented, not the wording. */
export const thinAgentReportsErrors = vmRule({
  id: 'thin-agent-reports-errors',
  title: say(
    'The thin agent of a VM fails to start or reports errors',
    'シン エージェントが起動に失敗、またはエラーを報告している',
  ),
  catalogue: ['GI-G04'],
  severity: 'high',
  references: ['NSX: Guest Introspection audit messages', 'NSX: thin agent logs'],
  probes: { system: { query: 'vsepflt (failed OR 0x80000011 OR "device busy")', first: 40, last: 40 } },
  look(vm, { material, probes, host }) {
    const since = vm.bootedAt ?? Number.NEGATIVE_INFINITY
    const errors = vm.lines.filter(
      // `vnet` is not of the path of files.
      ({ kind, time, event }) => kind === 'error' && time >= since && !/vnet:/.test(event.message),
    )
    const system = probes.system.events.filter(
      (event) => NOT_STARTED.test(event.message) && (isNamedIn(vm, event.message) || isWrittenIn(vm, event, material)),
    )
    if (errors.length + system.length === 0) {
      if (vm.logs.some(({ events }) => events > 0)) return FINE
      return unclear(
        say(
          `vmware.log of ${vm.name}, and its System event log where vsepflt did not start`,
          `${vm.name} の vmware.log。vsepflt が起動していない場合は Windows のシステム イベント ログも`,
        ),
      )
    }
    // Unpublished wordings support what the prefix says.
    const supporting = vm.lines.filter(({ kind, time }) => kind === 'failure' && time >= since)
    const works = vm.agentLoaded.is === 'there' && vm.agentConnected.is === 'there'
    const last = errors.at(-1) ?? null
    return fault({
      affects: affectsVm(vm, affectsNode('thin_agent', vm.name)),
      severity: works ? 'medium' : 'high',
      confidence: works ? 0.6 : 0.75,
      summary: say(
        last
          ? `The thin agent of ${vm.name} reported ${errors.length} error${errors.length === 1 ? '' : 's'} since the VM started, last at ${when(last.time)}${works ? '; it is loaded and connected all the same' : ', and it is not seen at work'}.`
          : `Windows reports that the driver vsepflt of ${vm.name} did not start.`,
        last
          ? `${vm.name} のシン エージェントが起動以降 ${errors.length} 件のエラーを報告した(最後は ${when(last.time)})${works ? '。ロードと接続はされている' : '。正常に動作している形跡がない'}。`
          : `${vm.name} の vsepflt ドライバが起動しなかったと Windows が報告している。`,
      ),
      evidence: cite(material, [...errors, ...supporting].map(({ event }) => event).concat(system)),
      steps: [
        LOOK_AT_DRIVERS,
        step(
          say(
            'Look for other filters of files: two products on one file stack may keep each other from starting',
            '他のファイル フィルタを確認する(競合により起動できないことがある)',
          ),
          'fltmc',
        ),
        UPGRADE_TOOLS,
        reinstallTools(thinAgentInSetup(host?.version ?? null, host?.build ?? null)),
      ],
    })
  },
})
