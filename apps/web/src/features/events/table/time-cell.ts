import type { Micros } from '@bundlescope/contract/time.ts'

/**
 * A time cut in two: what it shares with the row above (shown dim) and what is new.
 * Cuts only at separators: `09:20:50.936` after `09:20:41.220` → `09:20:` and `50.936`.
 */
export function splitTime(time: string, above: string | undefined): { same: string; fresh: string } {
  if (!above) return { same: '', fresh: time }
  let cut = 0
  for (let i = 0; i < time.length && time[i] === above[i]; i++) if (/[ :.]/.test(time[i]!)) cut = i + 1
  // Two rows of one second still show their milliseconds in full.
  return { same: time.slice(0, cut), fresh: time.slice(cut) }
}

/** The first line of a message, and how many more it has. */
export function firstLine(message: string): { line: string; more: number } {
  const end = message.indexOf('\n')
  if (end < 0) return { line: message, more: 0 }
  let more = 0
  for (let i = end; i >= 0 && i < message.length - 1; i = message.indexOf('\n', i + 1)) more++
  return { line: message.slice(0, end).replace(/\r$/, ''), more }
}

const CUT_YEAR = 'YYYY-'.length
export const CUT_DAY = 'YYYY-MM-DD '.length

/** How much of a time can be left out in a window: all but the clock within one day, the year within one year. */
export function timeCut(from: Micros, to: Micros): number {
  const [first, last] = [from, to - 1].map((time) => new Date(time / 1000).toISOString()) as [string, string]
  if (first.slice(0, 10) === last.slice(0, 10)) return CUT_DAY
  return first.slice(0, 4) === last.slice(0, 4) ? CUT_YEAR : 0
}
