import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { MOVE_TO_PROTECTED_HOST } from '../../../knowledge/gi/steps-guest.ts'
import { lookAtMux } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { FINE, fault, muxOf, unclear } from '../../gi-looks.ts'
import { affectsVm, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** Loaded, and minutes later still without the Mux. Whether guest or host is at fault, the other VMs of the host tell. */
export const thinAgentNotConnected = vmRule({
  id: 'thin-agent-not-connected',
  title: say('The thin agent of a VM never reached the Mux', 'シン エージェントが Mux に接続できていない'),
  catalogue: ['GI-G05'],
  severity: 'high',
  references: ['NSX: thin agent logs', 'NSX: Guest Introspection audit messages'],
  look(vm, { gi, host }) {
    if (vm.agentConnected.is === 'there') return FINE
    if (vm.agentConnected.is === 'unknown' || vm.agentLoaded.is !== 'there')
      return unclear(
        say(
          `vmware.log of ${vm.name} from its last start on, five minutes at least`,
          `${vm.name} の最後の起動以降(5 分以上)の vmware.log`,
        ),
      )
    const others = gi.vms.filter((other) => other !== vm && other.host === vm.host && other.agentLoaded.is === 'there')
    const connected = others.filter(({ agentConnected }) => agentConnected.is === 'there')
    const side =
      host?.mux.is === 'absent'
        ? say('The Mux of its host did not run.', 'ホストの Mux が動作していなかった。')
        : connected.length > 0
          ? say(
              `${connected.length} other VM${connected.length === 1 ? '' : 's'} of the host did, so the fault is more likely in this guest.`,
              `同じホストの他の ${connected.length} 台は接続しており、このゲスト側の問題である可能性が高い。`,
            )
          : others.length > 0
            ? say(
                'None of the host’s VMs did, so the fault is of the host.',
                '同じホストの他の仮想マシンも接続しておらず、ホスト側の問題と考えられる。',
              )
            : say(
                'Other VMs of the host would tell which side is at fault.',
                '同じホストの他の仮想マシンと比較すると切り分けできる。',
              )
    return fault({
      affects: [affectsEdge('e_vmci', vm.name), affectsNode('thin_agent', vm.name), ...affectsVm(vm, '').slice(1)],
      confidence: 0.6,
      summary: say(
        `The thin agent of ${vm.name} was loaded at ${when(vm.agentLoaded.at!)}, but its log never says that the Mux is connected. ${side.en}`,
        `${vm.name} のシン エージェントは ${when(vm.agentLoaded.at!)} にロードされたが、ログに Mux への接続の行がない。${side.ja}`,
      ),
      evidence: [...vm.agentConnected.evidence, ...(host?.mux.evidence.slice(0, 1) ?? [])],
      steps: [
        step(
          say(
            'First see whether other VMs of the host are affected: all of them, then look at the host; only this one, at its drivers',
            'まず同じホストの他の仮想マシンにも発生しているか確認する。全台ならホスト側、この 1 台のみならゲストのドライバを確認する',
          ),
          'sc query vmci & sc query vsepflt',
        ),
        lookAtMux(host ? muxOf(host) : 'vShield-Endpoint-Mux'),
        step(
          say('See that the module vmci of the host is loaded', 'ホストの vmci モジュールを確認する'),
          'esxcfg-module -l | grep vmci',
        ),
        MOVE_TO_PROTECTED_HOST,
      ],
      from: vm.agentLoaded.at,
      to: null,
    })
  },
})
