import { ofType, textOf } from '../../../facts/gi/event-text.ts'
import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { MOVE_TO_PROTECTED_HOST } from '../../../knowledge/gi/steps-guest.ts'
import { LOOK_AT_VIBS, PREPARE_HOST_AGAIN } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, cite, FINE, fault, isOfGuestIntrospection, unclear } from '../../gi-looks.ts'
import { affectsVm, isNamedIn, vmRule } from '../../gi-vm-rule.ts'

const MOVED = /\b(?:Vm|DrsVm)MigratedEvent\b/

/** Its thin agent looks for a Mux that this host does not have, while others do. */
export const vmOnUnpreparedHost = vmRule({
  id: 'vm-on-unprepared-host',
  title: say(
    'A VM with a thin agent runs on a host without Guest Introspection',
    'シン エージェントのある仮想マシンが Guest Introspection のないホストで稼働している',
  ),
  catalogue: ['GI-G19'],
  severity: 'high',
  references: ['KA-0002868', 'NSX 6.4: Guest Introspection'],
  probes: { moved: { query: ofType('VmMigratedEvent', 'DrsVmMigratedEvent'), first: 100, last: 100 } },
  concerns: hasAgentTrace,
  look(vm, { material, probes, gi, host }) {
    if (!gi.isUsed)
      return beside(
        say('No host of the bundles has Guest Introspection', 'Guest Introspection のあるホストがバンドルにない'),
      )
    if (!host)
      return unclear(
        say(
          `the support bundle of the host that runs ${vm.name}, or its VIBs: \`esxcli software vib list\``,
          `${vm.name} が稼働しているホストのサポートバンドル、または VIB 一覧:\`esxcli software vib list\``,
        ),
      )
    if (isOfGuestIntrospection(host, gi)) return FINE
    if (host.muxVib.is === 'unknown') return unclear(...host.muxVib.missing)
    if (vm.isRunning.is === 'absent') return FINE
    const moves = probes.moved.events.filter((event) => MOVED.test(textOf(event)) && isNamedIn(vm, event.message))
    const last = moves.at(-1)
    return fault({
      affects: affectsVm(vm, affectsNode('vm', vm.name)),
      confidence: vm.isRunning.is === 'there' ? 0.8 : 0.6,
      summary: say(
        `${vm.name} has a thin agent but ${vm.isRunning.is === 'there' ? 'runs' : 'is'} on ${host.name}, which has no Mux: nothing in it is scanned there.${last ? ` It was moved at ${when(last.time)}.` : ''} Other hosts of these bundles have one.`,
        `${vm.name} にはシン エージェントがあるが、Mux のない ${host.name} ${vm.isRunning.is === 'there' ? 'で稼働している' : 'にある'}。そこではスキャンが行われない。${last ? `${when(last.time)} に移行された。` : ''}他のホストには Mux がある。`,
      ),
      evidence: [
        ...vm.isRunning.evidence.slice(0, 1),
        ...host.muxVib.evidence,
        ...vm.agentLoaded.evidence.slice(0, 1),
        ...cite(material, moves.slice(-3)),
      ],
      steps: [LOOK_AT_VIBS, MOVE_TO_PROTECTED_HOST, PREPARE_HOST_AGAIN],
    })
  },
})
