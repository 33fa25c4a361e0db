import { parseMicros } from '@bundlescope/contract/time.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import type { GiVm } from '../../../facts/gi/vms.ts'
import { LOOK_AT_AGENT_LINES, LOOK_AT_DRIVERS, reinstallTools } from '../../../knowledge/gi/steps-guest.ts'
import { thinAgentInSetup } from '../../../knowledge/gi/thin-agent-setup.ts'
import { say } from '../../../knowledge/text.ts'
import { FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, isDriverNotInstalled, isNamedIn, vmRule } from '../../gi-vm-rule.ts'

/** VMware Tools run, but were installed without it, as “Typical” does. */
export const thinAgentNotInstalled = vmRule({
  id: 'thin-agent-not-installed',
  title: say('The thin agent is not installed in a VM', '仮想マシンにシン エージェントがインストールされていない'),
  catalogue: ['GI-G03'],
  severity: 'high',
  references: ['KA-0002868', 'NSX: Guest Introspection thin agent', 'KB 2114247'],
  look(vm, { gi, host }) {
    const reported = gi.managers.flatMap(({ reports }) =>
      reports.filter(({ field, object }) => field === 'file_agent_version' && isNamedIn(vm, object)),
    )
    const isReportedGone = reported.some(({ value }) => /^(?:|null|none|not installed)$/i.test(value))
    const isSaid = isDriverNotInstalled(vm) || isReportedGone
    if (!isSaid) {
      if (vm.agentLoaded.is === 'there' || vm.drivers.fileFilter.evidence.some(({ text }) => /^vsepflt\b/.test(text)))
        return FINE
      if (hasEverSpoken(vm) || reported.length > 0) return FINE
      if (vm.isWindows !== true || vm.agentLoaded.is !== 'absent' || !isLogFromBoot(vm))
        return unclear(
          paste('sc query vsepflt', say(`in ${vm.name}`, `${vm.name} `)),
          say(
            `vmware.log of ${vm.name} from its last power-on on, and its .vmx`,
            `${vm.name} の最後のパワーオン以降の vmware.log と .vmx`,
          ),
        )
    }
    const version = vm.tools.version ? ` ${vm.tools.version}` : ''
    return fault({
      affects: affectsVm(vm, affectsNode('thin_agent', vm.name)),
      // That a log is silent is less than what the guest says itself; and some VMs are not meant to be protected.
      severity: isSaid ? 'high' : 'medium',
      confidence: isSaid ? 0.9 : 0.5,
      summary: isSaid
        ? say(
            `The driver vsepflt is not installed in ${vm.name}: nothing in it is scanned.`,
            `${vm.name} に vsepflt ドライバがインストールされていない。スキャンは行われない。`,
          )
        : say(
            `VMware Tools${version} started in ${vm.name}, but its log has no line of the thin agent at all: Tools were installed without it, or it is not loaded. If the VM is to be protected, nothing in it is scanned.`,
            `${vm.name} で VMware Tools${version} は起動しているが、ログにシン エージェントの行がまったくない。シン エージェントなしでインストールされたか、ロードされていない。保護対象であればスキャンされていない。`,
          ),
      evidence: [
        ...vm.drivers.fileFilter.evidence,
        ...reported.map(({ evidence }) => evidence),
        ...(isSaid ? [] : vm.agentLoaded.evidence),
      ],
      steps: [
        LOOK_AT_DRIVERS,
        reinstallTools(thinAgentInSetup(host?.version ?? null, host?.build ?? null)),
        LOOK_AT_AGENT_LINES,
      ],
    })
  },
})

/** Then it was installed once, whatever became of it. */
function hasEverSpoken(vm: GiVm): boolean {
  return vm.lines.some(
    ({ kind }) =>
      kind !== 'tools' &&
      kind !== 'power-on' &&
      kind !== 'guest-os' &&
      kind !== 'heartbeat-lost' &&
      kind !== 'net-loaded',
  )
}

/** Tools start within minutes of the guest: what the log said since shows whether the agent came before them. */
const TOOLS_START_WITHIN = 15 * 60e6

function isLogFromBoot(vm: GiVm): boolean {
  if (vm.tools.at === null) return false
  if (vm.lines.some(({ kind, time }) => kind === 'power-on' && time < vm.tools.at!)) return true
  const begins = vm.logs.flatMap(({ firstTime }) => (firstTime ? [parseMicros(firstTime)!] : []))
  return begins.some((time) => time < vm.tools.at! && vm.tools.at! - time < TOOLS_START_WITHIN)
}
