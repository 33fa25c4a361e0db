import type { GiModel } from '../../../facts/gi/gi.ts'
import { compareNumbers, numbersOf } from '../../../knowledge/gi/versions.ts'
import { say } from '../../../knowledge/text.ts'
import { NO, vmTraitRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

const LEAST = 9
/** Since then protection goes on while a VM moves, if its hardware is new enough. */
const SINCE = [6, 4, 1]

export const virtualHardwareOld = vmTraitRule({
  id: 'virtual-hardware-old',
  title: say('Protected VMs have too old virtual hardware for vMotion', '保護対象の仮想マシンの仮想ハードウェアが古い'),
  catalogue: ['GI-G15'],
  severity: 'low',
  references: ['NSX 6.4: Guest Introspection'],
  node: 'vm',
  confidence: 0.8,
  trait(vm, { gi }) {
    const hardware = vm.settings.get('virtualhw.version')
    if (!hardware) return { is: 'unknown', missing: [say(`the .vmx of ${vm.name}`, `${vm.name} の .vmx`)] }
    if (Number(hardware.value) >= LEAST) return NO
    switch (isConcerned(gi)) {
      case true:
        return { is: 'yes', evidence: [hardware.evidence] }
      case false:
        return NO
      case null:
        return { is: 'unknown', missing: [say('the version of NSX', 'NSX のバージョン')] }
    }
  },
  summary: (names, vms) =>
    say(
      `${names.en} ${vms.length === 1 ? 'has' : 'have'} virtual hardware older than version ${LEAST}: protection is interrupted when the VM moves to another host.`,
      `${names.ja} の仮想ハードウェアはバージョン ${LEAST} より古い。vMotion の際に保護が中断する。`,
    ),
  steps: [
    step(
      say('Upgrade the virtual hardware', '仮想ハードウェアをアップグレードする'),
      null,
      say(
        'The VM has to be powered off; take a snapshot first',
        '仮想マシンのパワーオフが必要。事前にスナップショットを取得する',
      ),
    ),
  ],
})

/** Null: the version of NSX is not known. */
function isConcerned({ era, managers, prepared, places }: GiModel): boolean | null {
  if (era === 'nsx-t') return true
  if (era === 'vshield') return false
  const ofManagers = managers.map(({ version }) => version)
  const ofHosts = prepared.flatMap((host) =>
    places
      .tables(host.place, 'package')
      .flatMap(({ rows }) => rows.filter(({ name }) => name === 'esx-nsxv').map(({ version }) => version)),
  )
  const numbers = [...ofManagers, ...ofHosts].flatMap((version) => (version === null ? [] : [numbersOf(version)]))
  const [known] = numbers.filter((one) => one !== null)
  return known ? compareNumbers(known, SINCE) >= 0 : null
}
