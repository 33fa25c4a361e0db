import { ofSnapshot } from '../../../facts/evidence.ts'
import type { GiModel } from '../../../facts/gi/gi.ts'
import type { GiHost } from '../../../facts/gi/hosts.ts'
import { UPGRADE_TOOLS } from '../../../knowledge/gi/steps-guest.ts'
import { compareNumbers, numbersOf } from '../../../knowledge/gi/versions.ts'
import { say } from '../../../knowledge/text.ts'
import { NO, vmTraitRule } from '../../gi-vm-rule.ts'

/** Older than what the host itself would install: the drivers are part of Tools, and so are their repairs. */
export const toolsOutdated = vmTraitRule({
  id: 'tools-outdated',
  title: say(
    'VMware Tools of protected VMs are older than those of the host',
    '保護対象の仮想マシンの VMware Tools がホスト同梱版より古い',
  ),
  catalogue: ['GI-G08'],
  severity: 'medium',
  references: ['KB 2004754', 'KB 2096846'],
  node: 'thin_agent',
  confidence: 0.7,
  trait(vm, { gi, host }) {
    const own = vm.tools.version === null ? null : numbersOf(vm.tools.version)
    const offered = host && toolsOfHost(host, gi)
    if (own === null || !offered)
      return {
        is: 'unknown',
        missing: [
          ...(own === null
            ? [say(`vmware.log of ${vm.name} from its last start on`, `${vm.name} の最後の起動以降の vmware.log`)]
            : []),
          ...(offered
            ? []
            : [
                say(
                  `which VMware Tools the host of ${vm.name} offers: \`esxcli software vib list | grep tools\``,
                  `${vm.name} のホストが提供する VMware Tools のバージョン:\`esxcli software vib list | grep tools\``,
                ),
              ]),
        ],
      }
    if (compareNumbers(own.slice(0, 3), offered.numbers) >= 0) return NO
    return { is: 'yes', evidence: [...vm.tools.evidence, offered.evidence] }
  },
  summary(names, vms, { gi, host }) {
    const offered = host && toolsOfHost(host, gi)
    const versions = [...new Set(vms.map(({ tools }) => tools.version))].join(', ')
    return say(
      `${names.en} ${vms.length === 1 ? 'runs' : 'run'} VMware Tools ${versions}, while the host offers ${offered?.version ?? 'newer ones'}. Old drivers of the thin agent have faults that are repaired since.`,
      `${names.ja} の VMware Tools は ${versions} だが、ホスト同梱版は ${offered?.version ?? 'より新しい'}。古いシン エージェント ドライバには修正済みの不具合がある。`,
    )
  },
  steps: [UPGRADE_TOOLS],
})

/** `tools-light 12.3.5.22544099-22544096`; up to ESXi 6.5 its version was that of ESXi, which says nothing. */
function toolsOfHost(host: GiHost, gi: GiModel) {
  for (const table of gi.places.tables(host.place, 'package')) {
    const row = table.rows.find(({ name }) => name === 'tools-light')
    const numbers = row && numbersOf(row.version)
    if (row && numbers && numbers[0]! >= 9)
      return {
        version: numbers.slice(0, 3).join('.'),
        numbers: numbers.slice(0, 3),
        evidence: ofSnapshot(table, row.line, `${row.name} ${row.version}`),
      }
  }
  return null
}
