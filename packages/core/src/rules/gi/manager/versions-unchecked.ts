import { GI } from '../../../facts/gi/gi.ts'
import { say } from '../../../knowledge/text.ts'
import { noTrace } from '../../gi-looks.ts'
import { defineRule } from '../../rule.ts'

/**
 * Whether all versions fit each other is the first thing to check, and only the vendors’ own matrices tell. So this never
 * finds anything: it says which versions are in the bundles, which are missing, and where to compare them.
 */
export const versionsUnchecked = defineRule({
  id: 'versions-unchecked',
  title: say('Versions of all components fit each other', '全コンポーネントのバージョンの互換性'),
  catalogue: ['GI-N08'],
  severity: 'medium',
  references: ['KB 2096846', 'VMware Product Interoperability Matrix'],
  facts: { gi: GI },
  evaluate({ facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const parts: readonly [what: string, versions: readonly (string | null | undefined)[], where: string][] = [
      [
        'ESXi',
        gi.prepared.map(({ version, build }) => version && `${version}${build ? ` build ${build}` : ''}`),
        '`vmware -vl`',
      ],
      ['vCenter Server', gi.vcenters.map(({ version }) => version), '`vpxd -v`'],
      ['NSX / vShield', gi.managers.map(({ version }) => version), '`show version`'],
      [
        'Mux VIB',
        gi.prepared.flatMap(({ muxVibs }) => muxVibs.map((vib) => `${vib.name} ${vib.version}`)),
        '`esxcli software vib list`',
      ],
      [
        'VMware Tools',
        gi.vms.map(({ tools }) => tools.version ?? tools.build),
        '`egrep -i "toolbox: version" vmware.log`',
      ],
      ['SVA', gi.svas.map(({ version }) => version?.value), '`strings libEPSec.so | grep BUILD`'],
    ]
    const known = parts.map(
      ([what, versions]) => [what, [...new Set(versions.filter((one) => !!one))].slice(0, 4)] as const,
    )
    const list = known
      .flatMap(([what, versions]) => (versions.length > 0 ? [`${what} ${versions.join(', ')}`] : []))
      .join('; ')
    const unknown = parts.filter((_, n) => known[n]![1].length === 0)
    return {
      outcome: 'not-applicable',
      reason: say(
        'Only the vendors’ matrices tell which versions fit each other',
        'バージョンの組み合わせの可否は、各ベンダーの互換性マトリックスでのみ確認できる',
      ),
      missing: [
        ...(list === ''
          ? []
          : [
              say(
                `a look into the VMware Product Interoperability Matrix, then the partner’s: do these fit? ${list}. If they are not listed: a ticket with the vendor`,
                `VMware 製品の互換性マトリックス、次にパートナーの互換性マトリックスの確認:${list}。記載がなければベンダーに問い合わせる`,
              ),
            ]),
        ...unknown.map(([what, , where]) => say(`the version of ${what}: ${where}`, `${what} のバージョン:${where}`)),
      ],
    }
  },
})
