import { parseMicros } from '@bundlescope/contract/time.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, isOf, linesOf, paste, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

const ANSWER = /Current logging level is (?<level>\w+)/i
/** Lines of the Mux itself are not published: their level may support what its command says, and proves nothing. */
const DEBUG = /\[DEBUG\]/i

/** Its log is full within hours, so that the next incident is not in it. */
export const muxDebugOn = hostRule({
  id: 'mux-debug-on',
  title: say('The Mux logs at debug level', 'Mux のログ レベルが debug のままである'),
  catalogue: ['GI-M14'],
  severity: 'low',
  references: ['KB 2094267', 'NSX CLI: get service nsx-context-mux logging-level'],
  probes: {
    level: { query: '"current logging level is"', first: 10, last: 10 },
    debug: { query: 'program:epsecmux debug OR epsec debug', first: 20, last: 20 },
  },
  look(host, { material, probes, hosts }) {
    const answers = probes.level.events.filter(
      (event) => ANSWER.test(event.message) && (isOf(host, event, material) || hosts.length === 1),
    )
    const last = answers.at(-1)
    if (!last)
      return unclear(
        host.muxName === 'nsx-context-mux'
          ? paste(
              'get service nsx-context-mux logging-level',
              say(`in nsxcli of ${host.name}`, `${host.name} の nsxcli `),
            )
          : say(
              `whether the log level of the Mux of ${host.name} is info, as it is by default (KB 2094267 says how to see it)`,
              `${host.name} の Mux のログ レベルが既定の info か(確認方法は KB 2094267)`,
            ),
      )
    const level = ANSWER.exec(last.message)!.groups!.level!.toLowerCase()
    if (level !== 'debug' && level !== 'trace') return FINE
    const lines = linesOf(host, probes.debug, DEBUG, material).map(({ event }) => event)
    return fault({
      affects: [affectsNode('mux', host.name), `host:${host.name}`],
      confidence: 0.9,
      summary: say(
        `The Mux of ${host.name} logged at level ${level} at ${when(last.time)}. Debug fills the log soon, so that it no longer reaches back to an incident.`,
        `${host.name} の Mux のログ レベルは ${when(last.time)} の時点で ${level} だった。debug ではログがすぐに一巡し、障害発生時まで遡れなくなる。`,
      ),
      evidence: cite(material, [last, ...lines]),
      steps: [
        step(
          say('Set it back to info, its default', '既定の info に戻す'),
          host.muxName === 'nsx-context-mux' ? 'set service nsx-context-mux logging-level info' : null,
        ),
        step(
          say(
            'Next time, collect the bundle soon after the incident',
            '次回は障害発生後なるべく早くサポートバンドルを採取する',
          ),
        ),
      ],
      from: parseMicros(last.time),
      to: null,
    })
  },
})
