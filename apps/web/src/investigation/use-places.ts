import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQueryClient } from '@tanstack/react-query'
import { eventsQuery } from '../api/queries.ts'
import { placeOfEvent, placeOfEvidence, UNFILTERED, windowWith } from './place-of.ts'
import { useView } from './use-view.ts'

/** Addresses of what is talked about: an event, an evidence, a log at a moment. */
export function usePlaces() {
  const { investigation, view, href, open } = useView()
  const client = useQueryClient()
  return {
    /** An event; among what `q` finds, when it is given. */
    ofEvent: (event: string, time: string | null, q?: string): string => {
      const { panel, patch } = placeOfEvent(event, time, view, q)
      return href(panel, patch)
    },
    ofEvidence: (evidence: Evidence): string | null => {
      const place = placeOfEvidence(evidence, view)
      return place && href(place.panel, place.patch)
    },
    /** Events of a search of its own, over all levels and sources. */
    ofSearch: (q: string): string => href('events', { ...UNFILTERED, q, event: null }),
    /** Opens a log at its line nearest to `time`; at its start when there is no time. */
    openLog: async (source: string, time: string | null): Promise<void> => {
      const us = time === null ? undefined : parseMicros(time)
      const event = us === undefined ? null : await nearest(source, us)
      open('events', { ...UNFILTERED, source: [source], event, ...windowWith(time, view) })
    },
  }

  /** Id of the event of a source nearest to a moment: a stopped service's log may have its last line long before. */
  async function nearest(source: string, us: number): Promise<string | null> {
    const all = { q: '', from: null, to: null, level: [], source: [source] }
    const { offset } = await client.fetchQuery(eventsQuery(investigation, all, { time: us }, 1))
    const { events } = await client.fetchQuery(eventsQuery(investigation, all, { offset: Math.max(0, offset - 1) }, 2))
    const distance = (time: string) => Math.abs((parseMicros(time) ?? 0) - us)
    return events.toSorted((a, b) => distance(a.time) - distance(b.time))[0]?.id ?? null
  }
}
