import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { GiHost } from '../../../facts/gi/hosts.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import type { Material } from '../../../facts/material.ts'
import { COMPARE_VERSIONS, lookAtMux, SEND_CORE } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, hasLogOf, linesOf, muxOf, unclear } from '../../gi-looks.ts'

/** `[esx.problem.application.core.dumped] An application (/usr/lib/vmware/vShield-Endpoint-Mux) running on ESXi host has crashed …` */
const CRASHED = /(?:core\.dumped|crashed|core ?dump|Dumping cartel).*(?:vShield-Endpoint-Mux|nsx-context-mux)/is
const CORE_FILE = /(?:^|\/)var\/core\/[^/]*(?:vShield-Endpoint|context-mux)[^/]*zdump[^/]*$/i

/** It crashed so that it left a core dump. */
export const muxCoreDumped = hostRule({
  id: 'mux-core-dumped',
  title: say('The Mux crashed and left a core dump', 'Mux が異常終了しコア ダンプを残した'),
  catalogue: ['GI-M15'],
  severity: 'high',
  references: ['esx.problem.application.core.dumped'],
  supersedes: ['core-dumped'],
  probes: {
    crash: {
      query: '("vshield endpoint mux" OR "nsx context mux") (dumped OR crashed OR "dumping cartel" OR coredump)',
      first: 20,
      last: 20,
    },
  },
  look(host, { material, probes }) {
    const lines = linesOf(host, probes.crash, CRASHED, material).map(({ event }) => event)
    const files = coresOf(host, material)
    if (lines.length === 0 && files.length === 0) {
      if (hasLogOf(host, material, 'vobd', 'vmkernel')) return FINE
      return unclear(
        say(`vobd.log and the names in var/core of ${host.name}`, `${host.name} の vobd.log と var/core のファイル名`),
      )
    }
    const mux = muxOf(host)
    const left = files[0] ? say(` (${files[0].path})`, `(${files[0].path})`) : say('', '')
    return fault({
      affects: [affectsNode('mux', host.name), `service:${mux}`, `host:${host.name}`],
      confidence: lines.length > 0 ? 0.95 : 0.85,
      summary: say(
        `${mux} crashed on ${host.name} and left a core dump${left.en}. Its watchdog starts it again as a rule; until then the host’s VMs were not protected.`,
        `${host.name} の ${mux} が異常終了し、コア ダンプを残した${left.ja}。通常は watchdog が再起動するが、その間は仮想マシンが保護されない。`,
      ),
      evidence: [...cite(material, lines), ...files],
      steps: [lookAtMux(mux), SEND_CORE, COMPARE_VERSIONS],
    })
  },
})

/** Names are enough: a core dump in the host’s bundle says what it is of. */
function coresOf(host: GiHost, material: Material): Evidence[] {
  const files = material.reports.flatMap((report) => report.files)
  return files.flatMap(({ bundle, member, path }) =>
    CORE_FILE.test(path) && host.members.some((one) => one.bundle === bundle && one.id === member)
      ? [{ basis: 'snapshot' as const, bundle, member, path, line: null, time: null, text: path, event: null }]
      : [],
  )
}
