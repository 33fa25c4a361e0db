import type { EventRow } from '@bundlescope/contract/event.ts'
import { UnknownCursor } from '@bundlescope/core/store/port.ts'
import type { BundleStore } from '../deps.ts'

/** Calls that a test may look at: what was asked, and the signal it came with. */
export interface AskedStore extends BundleStore {
  asked: { method: string; parameters: unknown[] }[]
  forgotten: string[]
}

export const TIME = '2026-01-02T03:04:05.000000Z'

/** A store that remembers what it was asked and gives well-formed, empty answers; `aa….0.0` is its only event. */
export function fakeStore(): AskedStore {
  const asked: AskedStore['asked'] = []
  const forgotten: string[] = []
  const answer =
    <T>(method: string, value: T) =>
    (...parameters: unknown[]): Promise<T> => {
      asked.push({ method, parameters })
      return Promise.resolve(value)
    }
  const empty = { events: [], offset: 0, total: 0, exact: true, complete: true, next: null, previous: null, tookMs: 0 }
  const totals = { files: 1, bytes: 2, lines: 3, events: 4, continuationLines: 5, unparsedLines: 6 }
  return {
    asked,
    forgotten,
    page(...parameters) {
      const [, place] = parameters
      if (place.at === 'cursor' && place.cursor === 'bad') {
        return Promise.reject(new UnknownCursor('the cursor cannot be read'))
      }
      return answer('page', empty)(...parameters)
    },
    stretch: answer('stretch', { rows: [], next: null }),
    originals: answer('originals', { rows: [], next: null }),
    timeline: answer('timeline', { from: TIME, to: TIME, width: 1, levels: {}, total: 0, exact: true, tookMs: 0 }),
    facets: answer('facets', { level: [], source: [], host: [], program: [], component: [], more: {}, tookMs: 0 }),
    patterns: answer('patterns', { patterns: [], total: 0, tookMs: 0 }),
    event(id) {
      const event = { id } as EventRow
      const detail = {
        event,
        original: '',
        originalCut: false,
        byteFrom: 0,
        byteTo: 0,
        patternText: '',
        format: null,
        timeZone: null,
      }
      return Promise.resolve(id.endsWith('.0.0') ? detail : null)
    },
    context: answer('context', { events: [], anchor: 0, more: { before: false, after: false } }),
    family: answer('family', { id: 'op', events: 0, start: null, end: null, sources: [], members: [], tookMs: 0 }),
    coverage: answer('coverage', { from: null, to: null, cells: 0, sources: [] }),
    report: answer('report', {
      members: [],
      files: [],
      sources: [],
      totals,
      firstTime: TIME,
      lastTime: TIME,
      complete: true,
    }),
    sweep: (bundles, probes) =>
      answer(
        'sweep',
        probes.map(({ id }) => ({ id, count: 0, firstTime: null, lastTime: null, events: [] })),
      )(bundles, probes),
    snapshots: answer('snapshots', []),
    raw: answer('raw', null),
    operations: answer('operations', { entries: [], total: 0, failed: 0, all: 0 }),
    rezone: answer('rezone', undefined),
    forget(bundle) {
      forgotten.push(bundle)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}
