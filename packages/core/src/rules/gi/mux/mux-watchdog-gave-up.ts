import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { lookAtMux, RAISE_MUX_LOG, removeVib, SEND_CORE, startMux } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, hasLogOf, muxOf, unclear } from '../../gi-looks.ts'

/** After so many failures in a row the watchdog ends, too: nothing starts the Mux any more. */
export const muxWatchdogGaveUp = hostRule({
  id: 'mux-watchdog-gave-up',
  title: say('The watchdog of the Mux gave up', 'Mux の watchdog が再起動を断念した'),
  catalogue: ['GI-M03'],
  severity: 'critical',
  references: ['KB 2096846', 'KB 2094267', 'watchdog.sh'],
  supersedes: ['mux-restart-loop', 'service-crash-loop'],
  look(host, { material }) {
    const end = host.muxLines.findLast(({ kind }) => kind === 'gave-up')
    const again = end && host.muxLines.find(({ kind, time }) => kind === 'watchdog-began' && time > end.time)
    if (!end) {
      if (hasLogOf(host, material, 'syslog')) return FINE
      return unclear(
        say(
          `var/log/syslog.log of ${host.name}, which holds the lines of the watchdog`,
          `${host.name} の var/log/syslog.log(watchdog の行を含む)`,
        ),
      )
    }
    const mux = muxOf(host)
    const since = again
      ? say(
          `until somebody started it again at ${when(again.time)}`,
          `${when(again.time)} に再び起動されるまで停止していた`,
        )
      : say('and nothing has started it since', '以後、起動された記録はない')
    return fault({
      affects: [affectsNode('mux', host.name), `service:${muxOf(host)}`, `host:${host.name}`],
      confidence: 0.95,
      severity: again ? 'high' : 'critical',
      summary: say(
        `The watchdog stopped starting ${mux} on ${host.name} at ${when(end.time)}, ${since.en}: too many failures in a row. Without it no VM of the host is protected.`,
        `${host.name} の ${mux} は連続して失敗したため、watchdog が ${when(end.time)} に起動を断念した(${since.ja})。その間、このホストの仮想マシンは保護されない。`,
      ),
      evidence: cite(material, again ? [end.event, again.event] : [end.event]),
      steps: [
        lookAtMux(mux),
        startMux(mux),
        SEND_CORE,
        RAISE_MUX_LOG,
        removeVib(host.muxVibs[0]?.name ?? (mux === 'nsx-context-mux' ? mux : 'epsec-mux')),
      ],
      from: end.time,
      to: again?.time ?? null,
    })
  },
})
