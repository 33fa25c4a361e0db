import { parseMicros } from '@bundlescope/contract/time.ts'
import { machineName } from '../../facts/machine.ts'
import { remarkOn } from '../../facts/services/service-list.ts'
import { SERVICES } from '../../facts/services/state.ts'
import { say } from '../../knowledge/text.ts'
import { covers } from '../../knowledge/versions.ts'
import { defineRule } from '../rule.ts'
import { stepsFor } from '../service-steps.ts'

export const serviceStopped = defineRule({
  id: 'service-stopped',
  title: say('A service that should run is stopped', '稼働しているべきサービスが停止している'),
  catalogue: ['VC-04'],
  severity: 'high',
  references: ['KB 2109881'],
  facts: { services: SERVICES },
  evaluate({ facts }) {
    const listed = facts.services.filter((one) =>
      one.evidence.some(({ basis }) => basis === 'snapshot' || basis === 'absence'),
    )
    if (listed.length === 0) {
      return {
        outcome: 'not-applicable',
        reason: say('No list of services or processes is in the bundle', 'サービス・プロセスの一覧がバンドルにない'),
        missing: [
          say('vCenter: `service-control --status --all`', 'vCenter:`service-control --status --all`'),
          say('ESXi: `chkconfig -l`, `ps`', 'ESXi:`chkconfig -l`、`ps`'),
        ],
      }
    }
    const stopped = listed.filter(
      (one) =>
        one.state === 'stopped' &&
        one.known?.start === 'automatic' &&
        covers(one.known.versions, one.member.version) !== false,
    )
    if (stopped.length === 0) {
      return {
        outcome: 'clear',
        reason: say('Every service that starts by itself runs', '自動起動のサービスはすべて稼働している'),
      }
    }
    return {
      outcome: 'found',
      findings: stopped.map((service) => {
        const since = service.spans.findLast((span) => span.state === 'stopped')
        const remark = remarkOn(service, [])
        const from = since?.from ? (parseMicros(since.from) ?? null) : null
        return {
          affects: [
            `service:${service.name}`,
            ...service.ports.map((port) => `port:${port}@${machineName(service.member)}`),
            `host:${machineName(service.member)}`,
          ],
          title: say(`${service.name} is stopped`, `${service.name} が停止している`),
          confidence: service.evidence[0]!.basis === 'snapshot' ? 0.95 : 0.75,
          summary: say(
            `${service.name} (${service.known!.display.en}) was ${remark?.en ?? 'stopped at collection'}; without it: ${service.known!.impact.en}.`,
            `${service.name}(${service.known!.display.ja})は${remark?.ja ?? '採取時に停止していた'}。影響:${service.known!.impact.ja}。`,
          ),
          evidence: [...service.evidence, ...(since?.evidence ?? [])],
          steps: stepsFor(service, from),
          from,
          to: null,
        }
      }),
    }
  },
})
