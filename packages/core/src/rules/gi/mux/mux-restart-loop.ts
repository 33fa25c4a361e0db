import { affectsNode } from '../../../facts/gi/ids.ts'
import { times, when } from '../../../facts/words.ts'
import { lookAtMux, RAISE_MUX_LOG, removeVib, SEND_CORE } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, hasLogOf, muxOf, unclear } from '../../gi-looks.ts'

/** Once or twice may be the boot of the host. */
const A_LOOP = 3
/** Of ends after longer runs. */
const A_LONG_LOOP = 5

/** Its watchdog starts it again and again, and it ends again and again, within its least uptime as a rule. */
export const muxRestartLoop = hostRule({
  id: 'mux-restart-loop',
  title: say('The Mux of a host ends again and again', 'ホストの Mux が再起動を繰り返している'),
  catalogue: ['GI-M02'],
  severity: 'critical',
  references: ['KB 2096846', 'KB 2094267', 'watchdog.sh'],
  supersedes: ['service-crash-loop'],
  look(host, { material }) {
    const ends = host.muxLines.filter(({ kind }) => kind === 'quick-exit' || kind === 'exit')
    const quick = ends.filter(({ kind }) => kind === 'quick-exit')
    if (quick.length < A_LOOP && ends.length < A_LONG_LOOP) {
      if (hasLogOf(host, material, 'syslog')) return FINE
      return unclear(
        say(
          `var/log/syslog.log of ${host.name}, which holds the lines of the watchdog`,
          `${host.name} の var/log/syslog.log(watchdog の行を含む)`,
        ),
      )
    }
    const [first, last] = [ends[0]!, ends.at(-1)!]
    const mux = muxOf(host)
    const runsNow = host.mux.is === 'there' && (host.mux.at ?? 0) > last.time
    const now = runsNow ? say(' It ran when it was listed.', '一覧の採取時点では動作している。') : say('', '')
    const code = last.read.code ? say(` with code ${last.read.code}`, `(終了コード ${last.read.code})`) : say('', '')
    return fault({
      affects: [affectsNode('mux', host.name), `service:${muxOf(host)}`, `host:${host.name}`],
      confidence: 0.9,
      severity: runsNow ? 'high' : 'critical',
      summary: say(
        `${mux} on ${host.name} ended ${times(ends.length).en} from ${when(first.time)} to ${when(last.time)}, ${quick.length === ends.length ? 'each time' : `${quick.length} of them`} before it had run for its least uptime, the last time after ${last.read.seconds} s${code.en}.${now.en} Candidates are a damaged or unfitting version, its configuration, and a lack of memory.`,
        `${host.name} の ${mux} が ${when(first.time)} から ${when(last.time)} までに ${times(ends.length).ja}終了した(うち ${quick.length} 回は最小稼働時間未満)。最後は起動から ${last.read.seconds} 秒後に終了${code.ja}。${now.ja}バージョンの不整合や破損、構成、リソース不足が考えられる。`,
      ),
      evidence: cite(
        material,
        ends.map(({ event }) => event),
      ),
      steps: [
        lookAtMux(mux),
        SEND_CORE,
        RAISE_MUX_LOG,
        removeVib(host.muxVibs[0]?.name ?? (mux === 'nsx-context-mux' ? mux : 'epsec-mux')),
      ],
      from: first.time,
      to: last.time,
    })
  },
})
