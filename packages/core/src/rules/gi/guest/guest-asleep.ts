import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofType, textOf } from '../../../facts/gi/event-text.ts'
import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { cite, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, isNamedIn, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

const ASLEEP = /\bVm(?:GuestStandby|Suspended)Event\b/
const AWAKE = /\bVm(?:Resumed|PoweredOn|GuestReboot)Event\b/

/** A guest that sleeps sends nothing, so that the console shows its protection as offline though nothing is broken. */
export const guestAsleep = vmRule({
  id: 'guest-asleep',
  title: say('A protected VM went to sleep', '保護対象の仮想マシンがスリープ状態になった'),
  catalogue: ['GI-G06'],
  severity: 'medium',
  references: ['KA-0002868'],
  probes: {
    asleep: { query: ofType('VmGuestStandbyEvent', 'VmSuspendedEvent'), first: 100, last: 100 },
    awake: { query: ofType('VmResumedEvent', 'VmPoweredOnEvent', 'VmGuestRebootEvent'), first: 100, last: 100 },
  },
  concerns: hasAgentTrace,
  look(vm, { material, probes }) {
    const asleep = probes.asleep.events.filter((event) => ASLEEP.test(textOf(event)) && isNamedIn(vm, event.message))
    const last = asleep.at(-1)
    if (!last) {
      if (material.hasLog('vpxd', 'journal')) return FINE
      return unclear(
        say(
          `whether the alarm of ${vm.name} comes a fixed time after its last use and goes with the next`,
          `${vm.name} のアラームが、最後の操作から一定時間後に発生し、操作すると解消するか`,
        ),
        paste('powercfg /query SCHEME_CURRENT SUB_SLEEP', say(`in ${vm.name}`, `${vm.name} `)),
      )
    }
    const awake = probes.awake.events.find(
      (event) => event.time > last.time && AWAKE.test(textOf(event)) && isNamedIn(vm, event.message),
    )
    const time = parseMicros(last.time)!
    return fault({
      affects: affectsVm(vm, affectsNode('vm', vm.name)),
      severity: awake ? 'low' : 'medium',
      confidence: 0.85,
      summary: say(
        `${vm.name} went to sleep at ${when(time)}${awake ? ` and was back at ${when(awake.time)}` : ''}. Asleep it sends no events, and the console shows its protection as offline: an expected alarm.`,
        `${vm.name} が ${when(time)} にスリープ(サスペンド)状態になった${awake ? `(${when(awake.time)} に復帰)` : ''}。スリープ中はイベントが送られず、管理コンソールではオフラインと表示される(想定どおりのアラーム)。`,
      ),
      evidence: cite(material, awake ? [...asleep, awake] : asleep),
      steps: [
        step(
          say('Switch sleep off in the power options of the guest', 'ゲスト OS の電源オプションでスリープを無効にする'),
          'powercfg /change standby-timeout-ac 0',
        ),
      ],
      from: time,
      to: awake ? parseMicros(awake.time) : null,
    })
  },
})
