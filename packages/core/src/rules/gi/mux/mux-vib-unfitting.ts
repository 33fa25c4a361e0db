import type { GiHost } from '../../../facts/gi/hosts.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_VIBS, removeVib } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { FINE, fault, type Look, unclear } from '../../gi-looks.ts'

/** Left over from another environment, or of another version than on the other hosts. */
export const muxVibUnfitting = hostRule({
  id: 'mux-vib-unfitting',
  title: say('A host has a wrong or left-over VIB of the Mux', 'ホストに誤った、または残存した Mux の VIB がある'),
  catalogue: ['GI-M08'],
  severity: 'high',
  references: ['KB 2096846'],
  look(host, { hosts }) {
    const installed = host.muxVibs.filter(({ isPending }) => !isPending)
    if (installed.length === 0) return host.muxVib.is === 'unknown' ? unclear(...host.muxVib.missing) : FINE
    const names = [...new Set(installed.map(({ name }) => name))]
    if (names.length > 1)
      return fault({
        affects: [affectsNode('mux', host.name), `host:${host.name}`],
        confidence: 0.8,
        summary: say(
          `${host.name} has both ${names.join(' and ')} installed: one is left over from an older product and gets in the way of the other.`,
          `${host.name} に ${names.join(' と ')} の両方がインストールされている。一方は旧製品の残存で、他方の動作を妨げる。`,
        ),
        evidence: installed.map(({ evidence }) => evidence),
        steps: [LOOK_AT_VIBS, removeVib('epsec-mux')],
      })
    return mixedVersions(host, hosts) ?? FINE
  },
})

/**
 * The version that most hosts of the same ESXi have is taken for the right one, of as many the newer; whether the hosts
 * are of one cluster the bundles do not tell, and hosts of another ESXi have another build of it.
 */
function mixedVersions(host: GiHost, hosts: readonly GiHost[]): Look | null {
  const own = host.muxVibs.find(({ isPending }) => !isPending)!
  const alike = hosts.flatMap((other) => {
    const vib = other.muxVibs.find(({ isPending, name }) => !isPending && name === own.name)
    return vib && other.version === host.version ? [vib] : []
  })
  const [usual] = [...Map.groupBy(alike, ({ version }) => version)].sort(
    ([a, some], [b, others]) => others.length - some.length || b.localeCompare(a, 'en', { numeric: true }),
  )
  if (!usual || usual[0] === own.version) return null
  return fault({
    affects: [affectsNode('mux', host.name), `host:${host.name}`],
    severity: 'medium',
    confidence: 0.5,
    summary: say(
      `${host.name} has ${own.name} ${own.version}, while ${usual[1].length} of the hosts with the same ESXi ${usual[1].length === 1 ? 'has' : 'have'} ${usual[0]}. Within one cluster all should have the same.`,
      `${host.name} の ${own.name} は ${own.version} だが、同じ ESXi のホスト ${usual[1].length} 台は ${usual[0]} である。同一クラスタでは揃っているべきである。`,
    ),
    evidence: [own.evidence, ...usual[1].slice(0, 3).map(({ evidence }) => evidence)],
    steps: [LOOK_AT_VIBS, removeVib(own.name)],
  })
}
