import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { REBOOT_HOST } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, FINE, fault, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

/** Without the VMkernel's module no guest reaches the Mux. */
export const vmciModuleNotLoaded = hostRule({
  id: 'vmci-module-not-loaded',
  title: say('The VMCI module of a host is not loaded', 'ホストの VMCI モジュールがロードされていない'),
  catalogue: ['GI-M06'],
  severity: 'critical',
  references: ['KA-0002868'],
  look({ vmci, name }) {
    if (vmci.is === 'there') return FINE
    if (vmci.is === 'unknown') return unclear(...vmci.missing)
    const then = asListed(vmci.at)
    return fault({
      affects: [affectsNode('esx_vmci', name), affectsEdge('e_vmci', name), `host:${name}`],
      confidence: 0.8,
      summary: say(
        `The module vmci was not loaded on ${name} ${then.en}: no thin agent of its VMs can reach the Mux.`,
        `${name} では${then.ja} vmci モジュールがロードされていなかった。仮想マシンのシン エージェントは Mux に到達できない。`,
      ),
      evidence: vmci.evidence,
      steps: [
        step(
          say('See once more whether it is loaded', 'ロードされているか再度確認する'),
          'esxcfg-module -l | grep vmci',
        ),
        step(
          say('Read in the log of the VMkernel why it was not', 'VMkernel ログでロードされない理由を確認する'),
          'grep -i vmci /var/log/vmkernel.log | tail -50',
        ),
        REBOOT_HOST,
        step(
          say(
            'If it stays away, repair the image of the host with the help of VMware',
            '改善しない場合は VMware サポートとともにホストのイメージを修復する',
          ),
        ),
      ],
    })
  },
})
