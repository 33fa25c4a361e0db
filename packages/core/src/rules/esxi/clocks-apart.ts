import { CLOCK_OFFSETS } from '../../facts/clock-offsets.ts'
import { ofEvent } from '../../facts/evidence.ts'
import { machineName } from '../../facts/machine.ts'
import { say } from '../../knowledge/text.ts'
import { CLEAR, defineRule, step } from '../rule.ts'

/** A call may be under way for a second; a clock behind shows at once. */
const AHEAD = 10e6
const BEHIND = -1e6

export const clocksApart = defineRule({
  id: 'clocks-apart',
  title: say('The clocks of a host and vCenter Server differ', 'ホストと vCenter の時刻がずれている'),
  severity: 'medium',
  supersedes: ['clock-skew-rejected'],
  facts: { offsets: CLOCK_OFFSETS },
  evaluate({ material, facts }) {
    if (facts.offsets.length === 0) {
      return {
        outcome: 'not-applicable',
        reason: say(
          'No call of vCenter Server is logged on both sides',
          'vCenter とホストの両方に記録された呼び出しがない',
        ),
        missing: [
          say(
            'bundles of vCenter Server and of the host over the same time (vpxd.log, vpxa.log)',
            '同じ期間の vCenter とホストのバンドル(vpxd.log・vpxa.log)',
          ),
        ],
      }
    }
    const apart = facts.offsets.filter(({ offset }) => offset > AHEAD || offset < BEHIND)
    if (apart.length === 0) return CLEAR
    return {
      outcome: 'found',
      findings: apart.map(({ host, vcenter, offset, calls, pair }) => {
        const seconds = Math.abs(Math.round(offset / 1e5) / 10)
        const way = offset > 0 ? say('ahead of', '進んでいる') : say('behind', '遅れている')
        return {
          affects: [`host:${machineName(host)}`],
          severity: seconds >= 60 ? ('high' as const) : ('medium' as const),
          confidence: calls >= 3 ? 0.85 : 0.65,
          summary: say(
            `The clock of ${machineName(host)} is about ${seconds} s ${way.en} that of ${machineName(vcenter)}, by ${calls} calls that both logged: read times of its logs accordingly.`,
            `${machineName(host)} の時刻は ${machineName(vcenter)} より約 ${seconds} 秒${way.ja}(両方に記録された呼び出し ${calls} 件による)。ログの時刻はこのずれを考慮して読む必要がある。`,
          ),
          evidence: pair.map((event) => ofEvent(material, event)),
          steps: [
            step(
              say('Compare NTP settings and offsets of both', '両方の NTP 設定とずれを比較する'),
              'date -u; ntpq -pn',
            ),
          ],
        }
      }),
    }
  },
})
