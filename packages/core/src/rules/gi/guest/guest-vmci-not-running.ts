import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_DRIVERS, reinstallTools } from '../../../knowledge/gi/steps-guest.ts'
import { thinAgentInSetup } from '../../../knowledge/gi/thin-agent-setup.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** The agent's way out of the guest. */
export const guestVmciNotRunning = vmRule({
  id: 'guest-vmci-not-running',
  title: say('The VMCI driver of a VM does not run', '仮想マシンの VMCI ドライバが動作していない'),
  catalogue: ['GI-G02'],
  severity: 'high',
  references: ['KA-0002868'],
  look(vm, { host }) {
    const { vmci } = vm.drivers
    if (vmci.is === 'there') return FINE
    if (vmci.is === 'unknown')
      // Over what else would it be connected?
      return vm.agentConnected.is === 'there'
        ? FINE
        : unclear(paste('sc query vmci', say(`in ${vm.name}`, `${vm.name} `)))
    const then = asListed(vmci.at)
    return fault({
      affects: [affectsNode('guest_vmci', vm.name), affectsEdge('e_guest', vm.name), ...affectsVm(vm, '').slice(1)],
      confidence: 0.9,
      summary: say(
        `The driver vmci of ${vm.name} did not run ${then.en}: its thin agent cannot reach the Mux of the host. As a rule VMware Tools are installed in part only.`,
        `${vm.name} の vmci ドライバが${then.ja}動作していなかった。シン エージェントはホストの Mux に到達できない。VMware Tools のインストールが不完全な場合に多い。`,
      ),
      evidence: vmci.evidence,
      steps: [
        LOOK_AT_DRIVERS,
        reinstallTools(thinAgentInSetup(host?.version ?? null, host?.build ?? null)),
        step(
          say(
            'Where all VMs of the host are affected, look at the module of the host instead',
            'ホストの全仮想マシンで発生している場合は、ホスト側の vmci モジュールを確認する',
          ),
          'esxcfg-module -l | grep vmci',
        ),
      ],
    })
  },
})
