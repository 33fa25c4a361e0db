import { affectsNode } from '../../../facts/gi/ids.ts'
import { lookAtMux, lookAtMuxLinks, startMux } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { asListed, beside, FINE, fault, isSaidStopped, muxOf, unclear } from '../../gi-looks.ts'

/** Installed, and not among the processes: no VM of the host is protected. */
export const muxNotRunning = hostRule({
  id: 'mux-not-running',
  title: say('The Mux of a host does not run', 'ホストの Mux が動作していない'),
  catalogue: ['GI-M01'],
  severity: 'critical',
  references: ['KB 2096846', 'KA-0002868'],
  supersedes: ['service-stopped'],
  look(host) {
    const { mux, muxVib, muxLines, name } = host
    if (mux.is === 'there') return FINE
    if (mux.is === 'unknown') return unclear(...mux.missing)
    // A host without the VIB has nothing that could run, unless its init script was asked.
    const isSaid = isSaidStopped(host)
    if (muxVib.is === 'absent' && !isSaid)
      return beside(say('The Mux is not installed', 'Mux がインストールされていない'))
    if (muxVib.is === 'unknown' && !isSaid && muxLines.length === 0) return unclear(...muxVib.missing)
    const then = asListed(mux.at)
    const tries = host.watchdog.is === 'there'
    const watched = tries
      ? say(
          ' Its watchdog does run, so that it ends as soon as it is started.',
          'watchdog は動作しており、起動のたびに終了していると考えられる。',
        )
      : say('', '')
    return fault({
      affects: [affectsNode('mux', name), `service:${muxOf(host)}`, `host:${name}`],
      confidence: isSaid ? 0.9 : 0.8,
      summary: say(
        `${muxOf(host)} is installed on ${name} but did not run ${then.en}: the thin agents of its VMs reach no SVA.${watched.en} Since when, the log of its watchdog tells where it is there.`,
        `${name} には ${muxOf(host)} がインストールされているが、${then.ja}動作していなかった。このホストの仮想マシンのシン エージェントは SVA に到達できない。${watched.ja}停止時刻は(あれば)watchdog のログで分かる。`,
      ),
      evidence: [...mux.evidence, ...muxVib.evidence, ...(tries ? host.watchdog.evidence : [])],
      steps: [lookAtMux(muxOf(host)), startMux(muxOf(host)), lookAtMuxLinks(muxOf(host))],
    })
  },
})
