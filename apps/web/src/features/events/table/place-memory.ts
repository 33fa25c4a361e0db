import type { PagePlace } from '../../../api/queries.ts'
import type { Place } from '../../../ui/scroll/place.ts'
import { PAGE } from '../model/locate.ts'

/** Where the table stood over an answer, and on which line. */
export type Stand = { place: Place; selected: string | null }

/**
 * Where the table stood at each step of the browser's history, so that "back" leads to the same place, and so does the
 * end of a preview. Kept for the life of the page only; a reload starts at the selected line.
 */
const stands = new Map<string, Stand>()
const MOST = 300

export function keepStand(step: string, answer: string, stand: Stand): void {
  const key = `${step} ${answer}`
  stands.delete(key)
  stands.set(key, stand)
  for (const oldest of stands.keys()) {
    if (stands.size <= MOST) break
    stands.delete(oldest)
  }
}

/** The place at a step of history over an answer, when the same line is selected as then. */
export function standAt(step: string, answer: string, selected: string | null): Place | undefined {
  const stand = stands.get(`${step} ${answer}`)
  return stand?.selected === selected ? stand.place : undefined
}

/** What to ask for first: the page of the place left earlier, or of the selected line, or the start. */
export function entryPlaceOf(step: string, answer: string, selected: string | null): PagePlace {
  const kept = standAt(step, answer, selected)
  if (kept) return { offset: kept.row - (kept.row % PAGE) }
  return selected ? { event: selected } : { offset: 0 }
}
