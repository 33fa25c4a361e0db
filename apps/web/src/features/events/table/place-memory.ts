import type { Place } from './place.ts'

/**
 * Where the table stood at each step of the browser's history, so that "back" leads to the same place. Kept for the
 * life of the page only; a reload starts at the selected line.
 */
const places = new Map<string, { answer: string; place: Place }>()
const MOST = 200

export function keepPlace(step: string, answer: string, place: Place): void {
  places.delete(step)
  places.set(step, { answer, place })
  for (const oldest of places.keys()) {
    if (places.size <= MOST) break
    places.delete(oldest)
  }
}

/** The place at a step of history, when it showed this same answer. */
export function placeAt(step: string, answer: string): Place | undefined {
  const kept = places.get(step)
  return kept?.answer === answer ? kept.place : undefined
}
