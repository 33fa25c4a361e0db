import { formatMicros } from '@bundlescope/contract/time.ts'
import type { EvidenceStore, Probe, ProbeAnswer, RawText, StoredSnapshot } from '../../store/evidence.ts'
import { compileMatcher } from '../../store/match.ts'
import { NaiveStore, toRow } from '../../store/naive.ts'
import type { NaiveEvent } from '../../store/naive-read.ts'
import { compileInMessages } from '../../store/suite-sweep.ts'

/** What rules ask of a store, answered by plain scans. The questions that pages ask are none of rules. */
export class CaseStore implements EvidenceStore {
  /** How many sweeps were asked for, and how many probes in all. */
  sweeps = 0
  probes = 0
  private readonly naive: NaiveStore
  private readonly tables: readonly StoredSnapshot[]

  constructor(events: readonly NaiveEvent[], tables: readonly StoredSnapshot[]) {
    this.naive = new NaiveStore(events)
    this.tables = tables
  }

  async sweep(bundles: readonly string[], probes: readonly Probe[]): Promise<ProbeAnswer[]> {
    this.sweeps++
    this.probes += probes.length
    return probes.map(({ id, where, first, last, from, to, inHeader }) => {
      const matches = (inHeader ? compileMatcher : compileInMessages)(where)
      const hits = this.naive.events.filter(
        (event) =>
          bundles.includes(event.bundle) &&
          (from === undefined || event.time >= from) &&
          (to === undefined || event.time < to) &&
          matches(event),
      )
      const latest = last === 0 ? [] : hits.slice(first).slice(-last)
      const rows = [...hits.slice(0, first), ...latest].map((event) => ({
        ...toRow(event),
        message: event.message.slice(0, 64 * 1024),
        cut: event.message.length > 64 * 1024,
        pattern: '',
      }))
      return { id, count: hits.length, firstTime: timeOf(hits[0]), lastTime: timeOf(hits.at(-1)), events: rows }
    })
  }

  async snapshots(bundle: string): Promise<StoredSnapshot[]> {
    return this.tables.filter((table) => table.bundle === bundle)
  }

  async raw(): Promise<RawText | null> {
    return null
  }

  facets = notAsked
  operations = notAsked
  page = notAsked
  timeline = notAsked
  patterns = notAsked
  event = notAsked
  context = notAsked
  family = notAsked
  coverage = notAsked
  report = notAsked
  async close(): Promise<void> {}
}

function timeOf(event: NaiveEvent | undefined): string | null {
  return event ? formatMicros(event.time) : null
}

function notAsked(): never {
  throw new Error('No rule asks this of a store')
}
