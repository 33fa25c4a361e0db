import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { COMPARE_VERSIONS, LOOK_AT_VIBS, READ_ESXUPDATE } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, hasLogOf, linesOf, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

/** `VIB VMware_bootbank_vmc-net_6.7.0-0.0.1 requires com.vmware.petronas >= 6.6.3, but the requirement cannot be satisfied …` */
const UNMET =
  /VIB (?<vib>\S+) requires (?<wanted>[^,]+?)(?:,| but|\.) .{0,40}requirement cannot be satisfied within the ImageProfile/
const OF_NSX = /epsec|context-mux|nsx|vsip|vxlan|vmc-net|vShield/i

/** The VIB wants something of the host that it does not have. */
export const vibDependencyUnmet = hostRule({
  id: 'vib-dependency-unmet',
  title: say('A VIB needs what its host does not have', 'VIB の依存関係がホストで満たされない'),
  catalogue: ['GI-M11'],
  severity: 'high',
  references: ['KB 338623', 'KB 2135278'],
  supersedes: ['mux-install-failed'],
  probes: { unmet: { query: '"requirement cannot be satisfied"', first: 40, last: 40 } },
  alsoAt: (host, { probes, material }) =>
    linesOf(host, probes.unmet, UNMET, material).some(({ read }) => OF_NSX.test(read.vib ?? '')),
  look(host, { material, probes }) {
    const lines = linesOf(host, probes.unmet, UNMET, material)
    const last = lines.at(-1)
    if (!last) {
      if (hasLogOf(host, material, 'esxupdate', 'sxupdate')) return FINE
      return unclear(say(`var/run/log/esxupdate.log of ${host.name}`, `${host.name} の var/run/log/esxupdate.log`))
    }
    const { vib = '', wanted = '' } = last.read
    return fault({
      affects: [affectsNode('mux', host.name), affectsEdge('e_deploy', host.name), `host:${host.name}`],
      confidence: 0.9,
      severity: OF_NSX.test(vib) || host.muxVib.is === 'absent' ? 'high' : 'medium',
      summary: say(
        `${vib} could not be installed on ${host.name}: it requires ${wanted}, which the host does not have. Its build does not fit the product, or another VIB stands in the way.`,
        `${host.name} に ${vib} をインストールできなかった。必要な ${wanted} がホストにない。ホストのビルドが製品と合わないか、別の VIB が妨げている。`,
      ),
      evidence: cite(
        material,
        lines.map(({ event }) => event),
      ),
      steps: [
        READ_ESXUPDATE,
        LOOK_AT_VIBS,
        COMPARE_VERSIONS,
        step(
          say(
            'Bring the host to a build that the product supports, or remove the VIB that stands in the way',
            'ホストを製品がサポートするビルドにするか、妨げている VIB を削除する',
          ),
          null,
          say('The host has to be rebooted', 'ホストの再起動が必要'),
        ),
      ],
    })
  },
})
