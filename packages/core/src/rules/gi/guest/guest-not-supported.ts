import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import type { Era } from '../../../knowledge/gi/eras.ts'
import { say } from '../../../knowledge/text.ts'
import { NO, vmTraitRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** Systems for which there has never been a thin agent. */
const NEVER =
  /^(?:win(?:31|95|98|me|nt)|dos|os2|netware|solaris|freebsd|darwin|eComStation|unixware|openserver|other(?!.*linux))/i
/** NSX-T's begins with Windows 7 and Server 2008 R2. */
const TOO_OLD_FOR_NSX_T = /^win(?:XP|Net|2000|Vista|LongHorn)/i
/** Linux got one with NSX for vSphere 6.3. */
const LINUX = /linux|rhel|centos|ubuntu|debian|sles|suse|oraclelinux|fedora|photon/i

/** A thin agent is there all the same, so that somebody means the VM to be protected. */
export const guestNotSupported = vmTraitRule({
  id: 'guest-not-supported',
  title: say('There is no thin agent for the guest system of a VM', 'ゲスト OS がシン エージェントの対象外である'),
  catalogue: ['GI-G14'],
  severity: 'medium',
  references: ['KB 1036847', 'NSX: Guest Introspection thin agent'],
  node: 'vm',
  confidence: 0.6,
  concerns: hasAgentTrace,
  trait(vm, { gi }) {
    if (!vm.guestOs)
      return {
        is: 'unknown',
        missing: [
          say(
            `the .vmx of ${vm.name}, or its guest system: KB 1036847 lists those supported by each version`,
            `${vm.name} の .vmx、またはゲスト OS の種類(サポート対象はバージョンごとに KB 1036847 に記載)`,
          ),
        ],
      }
    return isUnsupported(vm.guestOs.value, gi.era) ? { is: 'yes', evidence: [vm.guestOs.evidence] } : NO
  },
  summary: (names, vms) =>
    say(
      `${names.en} ${vms.length === 1 ? 'is' : 'are'} configured as ${[...new Set(vms.map(({ guestOs }) => guestOs!.value))].join(', ')}, for which this product has no thin agent. See KB 1036847 for the systems of your version.`,
      `${names.ja} のゲスト OS の設定は ${[...new Set(vms.map(({ guestOs }) => guestOs!.value))].join('・')} で、この製品のシン エージェントの対象外と考えられる。対象 OS は KB 1036847 で確認できる。`,
    ),
  steps: [
    step(say('Compare the guest system with KB 1036847', 'ゲスト OS を KB 1036847 と照合する')),
    step(
      say(
        'Use a supported system, or protect this VM with an agent of the security solution',
        'サポート対象の OS を使用するか、セキュリティ製品のエージェント型で保護する',
      ),
    ),
  ],
})

function isUnsupported(system: string, era: Era | null): boolean {
  if (NEVER.test(system)) return true
  if (era === 'nsx-t' && TOO_OLD_FOR_NSX_T.test(system)) return true
  return era === 'vshield' && LINUX.test(system)
}
