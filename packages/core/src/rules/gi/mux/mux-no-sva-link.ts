import type { GiModel } from '../../../facts/gi/gi.ts'
import type { GiHost } from '../../../facts/gi/hosts.ts'
import { affectsEdge } from '../../../facts/gi/ids.ts'
import { EPSEC_PORT } from '../../../knowledge/gi/names.ts'
import {
  LOOK_AT_FIREWALL,
  LOOK_AT_SVA,
  LOOK_AT_VMKNIC,
  lookAtMuxLinks,
  restartMux,
} from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, beside, FINE, fault, type Look, muxOf, unclear } from '../../gi-looks.ts'

/**
 * No connection of the Mux to EPSecLib in the SVA is established. The host's list cannot tell which end is at fault; what
 * the SVA lists of its own can.
 */
export const muxNoSvaLink = hostRule({
  id: 'mux-no-sva-link',
  title: say('The Mux of a host is not connected to the SVA', 'ホストの Mux が SVA に接続していない'),
  catalogue: ['GI-M04'],
  severity: 'critical',
  supersedes: ['peer-refused', 'peer-unreachable'],
  references: ['KA-0002868', 'KA-0004925', 'KB 2096846'],
  look(host, { gi }) {
    const { links, mux, muxVib, name } = host
    if (links.toSva.is === 'there') return onlyToAnother(host, gi) ?? FINE
    if (links.toSva.is === 'unknown') return fromItsOtherEnd(host, gi)
    // Where no Mux is installed nothing could be connected: that is another fault.
    if (links.muxRows === 0 && muxVib.is !== 'there' && mux.is !== 'there' && host.muxLines.length === 0)
      return beside(say('The Mux is not installed', 'Mux がインストールされていない'))
    const then = asListed(links.at)
    const trying = links.svas.filter(({ state }) => state !== '')
    const [half] = trying
    const how = half
      ? say(
          `its connection to ${half.address}:${half.port} was only ${half.state}`,
          `${half.address}:${half.port} への接続は ${half.state} のままだった`,
        )
      : links.muxRows > 0
        ? say(
            `it had ${links.muxRows} other connection${links.muxRows === 1 ? '' : 's'}, and none to 169.254.0.0/16`,
            `他の接続は ${links.muxRows} 件あったが、169.254.0.0/16 への接続はなかった`,
          )
        : say('it had no connection at all', 'Mux の接続がまったくなかった')
    const down = mux.is === 'absent'
    return fault({
      affects: [affectsEdge('e_epsec', name), `host:${name}`],
      severity: half ? 'high' : 'critical',
      confidence: down ? 0.7 : 0.8,
      summary: say(
        `The Mux of ${name} was not connected to EPSecLib in the SVA (TCP 48651) ${then.en}: ${how.en}. ${down ? 'The Mux itself did not run, which explains it.' : 'The cause lies at one of its ends: ds_am stopped or the SVA is off, the internal adapter or its port groups are missing, or the firewall of the host holds it back.'}`,
        `${name} の Mux は${then.ja} SVA の EPSecLib(TCP 48651)に接続していなかった。${how.ja}。${down ? 'Mux 自体が動作していないことが原因と考えられる。' : '原因は両端のいずれかにある:ds_am の停止または SVA の停止、内部アダプタやポート グループの欠落、ホストのファイアウォール。'}`,
      ),
      evidence: [...links.toSva.evidence, ...mux.evidence.slice(0, 2)],
      steps: [lookAtMuxLinks(muxOf(host)), LOOK_AT_SVA, LOOK_AT_VMKNIC, LOOK_AT_FIREWALL, restartMux(muxOf(host))],
    })
  },
})

/**
 * NSX for vSphere has a service VM of its own on the same switch, which the Mux is connected to on another port: that is
 * no connection to the partner's SVA.
 */
function onlyToAnother(host: GiHost, gi: GiModel): Look | null {
  const up = host.links.svas.filter(({ state }) => state === 'ESTABLISHED')
  if (gi.era !== 'nsx-v' || up.length === 0 || up.some(({ port }) => port === EPSEC_PORT)) return null
  const peers = [...new Set(up.map(({ address, port }) => `${address}:${port}`))].join(', ')
  const then = asListed(host.links.at)
  return fault({
    affects: [affectsEdge('e_epsec', host.name), `host:${host.name}`],
    severity: 'high',
    confidence: 0.6,
    summary: say(
      `The Mux of ${host.name} was connected to ${peers} ${then.en}, but to no EPSecLib on ${EPSEC_PORT}: as far as can be told to VMware’s own service VM only, not to the partner’s SVA.`,
      `${host.name} の Mux は${then.ja} ${peers} に接続していたが、EPSecLib(${EPSEC_PORT})への接続はなかった。VMware のサービス仮想マシンのみで、パートナーの SVA には接続していないと考えられる。`,
    ),
    evidence: up.map(({ evidence }) => evidence),
    steps: [LOOK_AT_SVA, lookAtMuxLinks(muxOf(host)), LOOK_AT_FIREWALL, restartMux(muxOf(host))],
  })
}

/** Without the host's list that of the SVA tells: who listens on 48651, and who is connected. */
function fromItsOtherEnd(host: GiHost, gi: GiModel): Look {
  const svas = gi.svas.filter(({ host: of, isUsvm }) => of === host.name && !isUsvm)
  if (svas.some(({ connected }) => connected.is === 'there')) return FINE
  const sva = svas.find(({ connected, listening }) => connected.is === 'absent' && listening.is === 'there')
  if (!sva) return unclear(...host.links.toSva.missing, ...svas.flatMap(({ connected }) => connected.missing))
  const then = asListed(sva.connected.at)
  return fault({
    affects: [affectsEdge('e_epsec', host.name), `host:${host.name}`],
    confidence: 0.8,
    summary: say(
      `${sva.name} listened on 48651 ${then.en}, but no Mux was connected: the fault lies on the side of ${host.name}.`,
      `${sva.name} は${then.ja} 48651 で待ち受けていたが、Mux からの接続がなかった。${host.name} 側の問題と考えられる。`,
    ),
    evidence: [...sva.listening.evidence, ...sva.connected.evidence],
    steps: [lookAtMuxLinks(muxOf(host)), LOOK_AT_VMKNIC, LOOK_AT_FIREWALL, restartMux(muxOf(host))],
  })
}
