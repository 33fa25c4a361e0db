import { ofEvent } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import { HISTORY, type ServiceChange } from '../../facts/services/history.ts'
import { when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import { CLEAR, defineRule, step } from '../rule.ts'

/** So many crashes within this time are a loop. */
const CRASHES = 3
const WITHIN = 30 * 60e6
/** One end has several lines: `Main process exited`, `Failed with result`; `Service exited`, `Crash count 1`. */
const SAME_END = 2e6

export const serviceCrashLoop = defineRule({
  id: 'service-crash-loop',
  title: say('A service crashes again and again', 'サービスが異常終了を繰り返している'),
  severity: 'high',
  supersedes: ['service-stopped', 'core-dumped'],
  facts: { history: HISTORY },
  evaluate({ material, facts }) {
    const looping = facts.history.flatMap(({ member, service, changes }) => {
      const crashes = endsOf(changes)
      return isLoop(crashes) ? [{ member, service, crashes, last: changes.at(-1)! }] : []
    })
    if (looping.length === 0) {
      if (material.hasLog('vmon', 'journal', 'messages', 'syslog', 'vmon-syslog')) return CLEAR
      return {
        outcome: 'not-applicable',
        reason: say('No log of those who start services is here', 'サービスを起動する側のログがない'),
        missing: [
          say(
            'vmon.log or the journal (vCenter), syslog.log (ESXi)',
            'vmon.log またはジャーナル(vCenter)、syslog.log(ESXi)',
          ),
        ],
      }
    }
    return {
      outcome: 'found',
      findings: looping.map(({ member, service, crashes, last }) => ({
        affects: [`service:${service}`, `host:${machineName(member)}`],
        title: say(`${service} crashes again and again`, `${service} が異常終了を繰り返している`),
        confidence: 0.9,
        summary: say(
          `${service} on ${machineName(member)} ended by itself ${crashes.length} times from ${when(crashes[0]!.time)} to ${when(crashes.at(-1)!.time)}; the last line says that it ${last.change === 'started' ? 'was started' : 'ended'}.`,
          `${machineName(member)} の ${service} が ${when(crashes[0]!.time)} から ${when(crashes.at(-1)!.time)} までに ${crashes.length} 回異常終了した。最後の行では${last.change === 'started' ? '起動' : '終了'}している。`,
        ),
        evidence: [...crashes.slice(0, 4), ...crashes.slice(4).slice(-2), last].map((change) =>
          ofEvent(material, change.event),
        ),
        steps: [
          step(say('Read the service’s own log just before each end', '各終了の直前のサービス自身のログを確認する')),
          step(
            say(
              'Look for core dumps and for what ran out: memory, disk, connections',
              'コア ダンプと、枯渇した資源(メモリ・ディスク・接続)を確認する',
            ),
          ),
        ],
      })),
    }
  },
})

/** The first line of each end by itself. Between two ends it was started, or time went by. */
function endsOf(changes: readonly ServiceChange[]): ServiceChange[] {
  return changes.filter((change, n) => {
    const before = changes[n - 1]
    const isSame = before?.change === 'crashed' && change.time - before.time <= SAME_END
    return change.change === 'crashed' && !isSame
  })
}

function isLoop(crashes: readonly ServiceChange[]): boolean {
  return crashes.some((crash, n) => {
    const later = crashes[n + CRASHES - 1]
    return later !== undefined && later.time - crash.time <= WITHIN
  })
}
