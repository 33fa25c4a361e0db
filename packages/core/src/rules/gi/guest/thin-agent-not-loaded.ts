import { affectsNode } from '../../../facts/gi/ids.ts'
import {
  LOAD_THIN_AGENT,
  LOOK_AT_AGENT_LINES,
  LOOK_AT_DRIVERS,
  reinstallTools,
} from '../../../knowledge/gi/steps-guest.ts'
import { thinAgentInSetup } from '../../../knowledge/gi/thin-agent-setup.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, isDriverNotInstalled, vmRule } from '../../gi-vm-rule.ts'

/** Installed, but stopped, disabled or failed: Windows does not have the filter among those it has loaded. */
export const thinAgentNotLoaded = vmRule({
  id: 'thin-agent-not-loaded',
  title: say('The thin agent of a VM is not loaded', '仮想マシンのシン エージェントがロードされていない'),
  catalogue: ['GI-G01'],
  severity: 'high',
  references: ['KB 2096846', 'KA-0002868'],
  look(vm, { host }) {
    const { fileFilter } = vm.drivers
    if (fileFilter.is === 'there') return FINE
    if (fileFilter.is === 'unknown')
      return vm.agentLoaded.is === 'there'
        ? FINE
        : unclear(
            paste('fltmc', say(`in ${vm.name} as administrator`, `${vm.name}(管理者)`)),
            paste('sc query vsepflt', say(`in ${vm.name}`, `${vm.name} `)),
          )
    // Never installed is another fault.
    if (isDriverNotInstalled(vm)) return FINE
    const silent = vm.agentLoaded.is === 'absent'
    const then = asListed(fileFilter.at)
    return fault({
      affects: affectsVm(vm, affectsNode('thin_agent', vm.name)),
      confidence: 0.9,
      summary: say(
        `The driver vsepflt of ${vm.name} did not run ${then.en}${silent ? ', and the log of the VM has no line of it since its last start' : ''}: nothing in this guest is scanned. It was stopped, disabled or failed to start.`,
        `${vm.name} の vsepflt ドライバが${then.ja}動作していなかった${silent ? '。vmware.log にも最後の起動以降、ドライバの行がない' : ''}。このゲスト OS ではスキャンが行われない。ドライバの停止・無効化・起動失敗が考えられる。`,
      ),
      evidence: [...fileFilter.evidence, ...(silent ? vm.agentLoaded.evidence : [])],
      steps: [
        LOOK_AT_DRIVERS,
        LOAD_THIN_AGENT,
        reinstallTools(thinAgentInSetup(host?.version ?? null, host?.build ?? null)),
        LOOK_AT_AGENT_LINES,
      ],
    })
  },
})
