import type { LocalText, Service } from '@bundlescope/contract/analysis.ts'
import { say } from '../../knowledge/text.ts'
import { FAILURES, type Failures } from '../connections/failures.ts'
import { defineFact } from '../fact.ts'
import { times, when } from '../words.ts'
import { SERVICES, type ServiceState } from './state.ts'

/** Services as people are shown them. */
export const SERVICE_LIST = defineFact({
  id: 'service-list',
  facts: { services: SERVICES, failures: FAILURES },
  derive: ({ facts }): Service[] => facts.services.map((service) => toService(service, facts.failures)),
})

function toService(service: ServiceState, failures: readonly Failures[]): Service {
  const { member, known } = service
  return {
    bundle: member.bundle,
    member: member.id,
    host: member.host,
    name: service.name,
    display: known?.display ?? null,
    state: service.state,
    asOf: service.asOf,
    from: service.evidence[0]?.path ?? null,
    basis: service.basis,
    ports: service.ports,
    pid: service.pid,
    process: service.process ?? known?.processes[0] ?? null,
    logs: service.logs.map(({ path, source, basis }) => ({ path, source, basis })),
    history: service.spans,
    remark: remarkOn(
      service,
      failures.filter((one) => one.server === member && service.ports.includes(one.port)),
    ),
    evidence: service.evidence,
  }
}

/** A snapshot is of collection; what was before is said where it differs. */
export function remarkOn(service: ServiceState, failures: readonly Failures[]): LocalText | null {
  const stop = service.spans.findLast((span) => span.state === 'stopped')
  const refused = failures.find((one) => one.failure === 'refused')
  if (service.state === 'stopped' && stop?.from) {
    return say(`stopped since ${when(stop.from)}`, `${when(stop.from)} から停止`)
  }
  if (service.state === 'running' && stop?.from) {
    return stop.to
      ? say(
          `runs now, did not from ${when(stop.from)} to ${when(stop.to)}`,
          `現在は稼働中、${when(stop.from)} から ${when(stop.to)} までは停止`,
        )
      : say(`runs now, stopped at ${when(stop.from)}`, `現在は稼働中、${when(stop.from)} に停止していた`)
  }
  if (service.state === 'running' && refused) {
    return say(
      `runs now, refused connections ${times(refused.count).en} between ${when(refused.first)} and ${when(refused.last)}`,
      `現在は稼働中、${when(refused.first)} から ${when(refused.last)} の間に ${times(refused.count).ja}接続を拒否`,
    )
  }
  return null
}
