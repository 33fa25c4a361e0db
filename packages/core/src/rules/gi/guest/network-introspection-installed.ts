import { ofType, textOf } from '../../../facts/gi/event-text.ts'
import { DISABLE_NETWORK_DRIVER, REMOVE_NETWORK_DRIVER } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { isNamedIn, NO, vmTraitRule } from '../../gi-vm-rule.ts'

/**
 * A full installation of Tools brings it along. It is no fault, but it has had faults: crashes of Windows and lost
 * connections, and anti-malware protection does without it.
 */
export const networkIntrospectionInstalled = vmTraitRule({
  id: 'network-introspection-installed',
  title: say(
    'The Network Introspection driver is installed',
    'ネットワーク イントロスペクション ドライバがインストールされている',
  ),
  catalogue: ['GI-G10'],
  severity: 'info',
  references: ['KB 2121307', 'KB 2114247', 'KB 2148218', 'KA-0002868'],
  probes: { crash: { query: `${ofType('VmGuestOSCrashedEvent')} OR vnetflt OR vnetwfp`, first: 60, last: 60 } },
  node: 'net_agent',
  confidence: 0.9,
  trait(vm) {
    const { netDriver } = vm.drivers
    const seen = [netDriver, vm.netLoaded].find(({ is }) => is === 'there')
    if (seen) return { is: 'yes', evidence: seen.evidence }
    return netDriver.is === 'unknown' && vm.netLoaded.is === 'unknown'
      ? { is: 'unknown', missing: [...vm.netLoaded.missing, ...netDriver.missing] }
      : NO
  },
  // Where one of them crashed it is a suspect.
  grade: (vms, { probes }) =>
    probes.crash.events.some(
      (event) => /VmGuestOSCrashedEvent/.test(textOf(event)) && vms.some((vm) => isNamedIn(vm, event.message)),
    )
      ? 'medium'
      : 'info',
  summary: (names, vms) =>
    say(
      `The driver of Network Introspection (vnetflt, vnetwfp) is installed in ${names.en}. Anti-malware protection does not use it; where nothing else does, it is better disabled, for it was the cause of crashes and of lost connections.`,
      `${names.ja} にネットワーク イントロスペクション ドライバ(vnetflt・vnetwfp)がインストールされている${vms.length > 1 ? `(${vms.length} 台)` : ''}。不正プログラム対策では使用しない。クラッシュや TCP 切断の原因となった例があるため、未使用なら無効化を勧める。`,
    ),
  steps: [DISABLE_NETWORK_DRIVER, REMOVE_NETWORK_DRIVER],
})
