import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'

type Fetch = (offset: number, limit: number) => Promise<EventPage>

/** Events around the place where the line should be that are looked through, for lines that are out of order in time. */
const AROUND = 400

/**
 * The event that a line of a log belongs to. Events come in order of time, lines nearly do: the place is found by
 * halving, the event among its neighbours. Undefined when none of them covers the line.
 */
export async function eventAtLine(line: number, fetch: Fetch): Promise<EventRow | undefined> {
  const first = await fetch(0, 1)
  let [low, high] = [0, first.total]
  while (high - low > AROUND) {
    const middle = Math.floor((low + high) / 2)
    const event = (await fetch(middle, 1)).events[0]
    if (event && covers(event, line)) return event
    if (event && event.line < line) low = middle
    else high = middle
  }
  const { events } = await fetch(Math.max(0, low - AROUND / 2), Math.min(1000, AROUND * 2))
  return events.find((event) => covers(event, line))
}

function covers(event: EventRow, line: number): boolean {
  return event.line <= line && line < event.line + event.lines
}
