import type { Finding, LocalText, Service, Severity } from '@bundlescope/contract/analysis.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** Something to be marked on a timeline. */
export type Mark =
  | { kind: 'finding'; time: Micros; until: Micros | null; id: string; severity: Severity; title: LocalText }
  | { kind: 'stop' | 'start'; time: Micros; service: string; host: string | null }

/** When each finding happened, and when services stopped and started, in time order; what has no time has no mark. */
export function marksOf({
  findings,
  services,
}: {
  findings: readonly Finding[]
  services: readonly Service[]
}): Mark[] {
  return [...findings.flatMap(markOfFinding), ...services.flatMap(marksOfService)].sort((a, b) => a.time - b.time)
}

function markOfFinding({ id, severity, title, from, to }: Finding): Mark[] {
  const time = microsOf(from)
  return time === null ? [] : [{ kind: 'finding', time, until: microsOf(to), id, severity, title }]
}

/** Changes of its state. How it stood before the first one is no change, nor is what is not known. */
function marksOfService({ name, host, history }: Service): Mark[] {
  return history.flatMap(({ state, from }): Mark[] => {
    const time = microsOf(from)
    if (time === null || state === 'unknown') return []
    return [{ kind: state === 'stopped' ? 'stop' : 'start', time, service: name, host }]
  })
}

function microsOf(iso: string | null): Micros | null {
  return iso === null ? null : (parseMicros(iso) ?? null)
}
