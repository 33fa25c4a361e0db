import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { formatMicros, type Micros } from '@bundlescope/contract/time.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { pinsQuery } from '../api/case.ts'
import { lineQuery } from '../api/content.ts'
import { eventQuery, investigationQuery, sourcesQuery } from '../api/queries.ts'
import { external } from '../lib/external.ts'
import { pinAt } from './anchor.ts'
import { useMay } from './role.ts'
import { useView } from './use-view.ts'

/** What somebody asked to pin, to unpin, or to write about. The board takes it up wherever it was asked. */
type PinWish = { anchor: Anchor; want: 'toggle' | 'note' }
export const pinWish = external<PinWish | null>(null)

/** The pin whose note is being written, in a dialog over the page; null while it is closed. */
export const openNote = external<string | null>(null)

/** Pins of the investigation, and the wishes that any panel may have. `may` is false for those who only read. */
export function usePinning() {
  const { investigation, href } = useView()
  const { data: pins } = useQuery({ ...pinsQuery(investigation), enabled: investigation !== '' })
  const may = useMay('commenter')
  const client = useQueryClient()

  /** The anchor of an event: the hash of its bundle, path and bytes, so that it is found again after a new ingest. */
  const anchorOfEvent = useCallback(
    async (id: string): Promise<Anchor> => {
      const [{ event, original, byteFrom, byteTo }, sources, { bundles }] = await Promise.all([
        client.fetchQuery(eventQuery(investigation, id)),
        client.fetchQuery(sourcesQuery(investigation)),
        client.fetchQuery(investigationQuery(investigation)),
      ])
      const source = sources.find((each) => each.id === event.source)
      const sha256 = bundles.find((each) => each.id === source?.bundle)?.sha256
      if (!source || !sha256) throw new Error('The bundle of this line is gone.')
      const { path, line, time, sourceName } = event
      const text = original.replace(/\r?\n$/, '').slice(0, LONGEST)
      return {
        kind: 'line',
        sha256,
        member: source.member,
        path,
        byteFrom,
        byteTo,
        line,
        time,
        source: sourceName,
        text,
      }
    },
    [client, investigation],
  )

  /** The anchor of a line that is no event, as commands and configuration have them. `time`: when that was written. */
  const anchorOfRow = useCallback(
    async (place: FilePlace, line: number, time: string | null): Promise<Anchor> => {
      const [{ lines }, { bundles }] = await Promise.all([
        client.fetchQuery(lineQuery(investigation, place, line)),
        client.fetchQuery(investigationQuery(investigation)),
      ])
      const sha256 = bundles.find((each) => each.id === place.bundle)?.sha256
      if (!sha256) throw new Error('The bundle of this line is gone.')
      const { member, path } = place
      return { kind: 'row', sha256, member, path, line, time, text: lines[0] ?? '' }
    },
    [client, investigation],
  )

  return {
    pins,
    may,
    pinOf: (anchor: Anchor): Pin | undefined => pinAt(pins, anchor),
    anchorOfEvent,
    anchorOfRow,
    /** A stretch of time with what is searched for in it: `events?v=1&from=…&q=…`. */
    anchorOfRange: (from: Micros, to: Micros): Anchor => {
      const path = href('events', { from, to, event: null, context: null, trail: [] })
      return {
        kind: 'range',
        from: formatMicros(from),
        to: formatMicros(to),
        address: path.slice(path.indexOf('/events') + 1),
      }
    },
    toggle: (anchor: Anchor) => pinWish.set({ anchor, want: 'toggle' }),
    note: (anchor: Anchor) => pinWish.set({ anchor, want: 'note' }),
  }
}

/** Characters of a line's text that a pin keeps. */
const LONGEST = 20_000
