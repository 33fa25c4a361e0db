import type { Clock, DateOrder, LookAhead } from '../format.ts'
import { type Header, newHeader } from '../header.ts'
import { readIso } from '../time.ts'

/**
 * Dates of numbers alone, as a country's settings make them: `07/12/2020 9:40:00 AM`, `7.12.2020, 09:40:00`, `07-12-20 09:40:00`.
 * Which number is the day is not to be seen in one of them; the whole file tells it as a rule (`DateOrderScan`).
 */

/** What a writer is known to write; `by-hours`: as its country's settings are, which the hours give away. */
type Usual = DateOrder | 'by-hours'

/** Numbers of a date as they stand, and the time of day with 24 hours. */
interface Numbers {
  length: number
  orders: readonly DateOrder[]
  /** What it is where nothing tells. */
  usual: DateOrder
  a: string
  b: string
  c: string
  time: string
}

/**
 * Reads such a stamp at `at`; as the readers of `../time.ts` it sets `header.time` and returns the offset after it, or 0.
 *
 * @param usual what the writer is known to write, for a date between slashes that nothing else decides
 */
export function readLocal(line: string, at: number, clock: Clock, header: Header, usual?: Usual): number {
  const numbers = numbersAt(line, at, usual)
  if (numbers === null) return 0
  const known = clock.dateOrder
  if (known !== undefined && numbers.orders.includes(known) && readAs(numbers, known, clock, header)) {
    return at + numbers.length
  }
  return readLikeliest(numbers, clock, header) ? at + numbers.length : 0
}

/** What one stamp tells: no day behind the clock's moment, no year far from it; then what is usual. */
function readLikeliest(numbers: Numbers, clock: Clock, header: Header): boolean {
  const { orders, usual } = numbers
  const all = orders.flatMap((order) => (readAs(numbers, order, clock, header) ? [{ order, time: header.time }] : []))
  const best = likeliest(all, usual, clock.reference)
  if (best === undefined) return false
  header.time = best.time
  return true
}

interface Reading {
  order: DateOrder
  /** Microseconds UTC, of the latest of all dates read so. */
  time: number
}

function likeliest<T extends Reading>(readings: readonly T[], usual: DateOrder, reference: number): T | undefined {
  const past = readings.filter(({ time }) => time <= reference + DAY_US)
  const possible = past.length > 0 ? past : readings
  const nearest = Math.min(...possible.map(({ time }) => Math.abs(time - reference)))
  const near = possible.filter(({ time }) => Math.abs(time - reference) - nearest < CLEARLY_US)
  return near.find(({ order }) => order === usual) ?? near[0]
}

/**
 * Decides once for a file in which order its dates are: by a number that can be no month, by the order of its lines, by the
 * moment it was written at; else what is usual, which is said.
 */
export class DateOrderScan implements LookAhead {
  readonly #given: Clock
  readonly #at: RegExp
  readonly #usual: Usual | undefined
  readonly #header = newHeader()
  readonly #read = new Map<DateOrder, Way>()
  #lines = 0
  #sample: Numbers | null = null

  /** @param at finds where in a line the date begins: what follows the match, with its first group, is read */
  constructor(clock: Clock, at: RegExp, usual?: Usual) {
    this.#given = clock
    this.#at = at
    this.#usual = usual
  }

  push(line: string): void {
    const found = this.#at.exec(line.slice(0, HEAD))
    const numbers = found && numbersAt(found[1]!, 0, this.#usual)
    if (!numbers || numbers.orders.length < 2) return
    this.#sample ??= numbers
    this.#lines++
    for (const order of numbers.orders) {
      const way = this.#read.get(order) ?? { order, dates: 0, time: Number.NEGATIVE_INFINITY, last: 0, length: 0 }
      this.#read.set(order, way)
      if (!readAs(numbers, order, this.#given, this.#header)) continue
      const { time } = this.#header
      if (way.dates++ > 0) way.length += Math.abs(time - way.last)
      way.last = time
      way.time = Math.max(way.time, time)
    }
  }

  get clock(): Clock {
    const most = Math.max(0, ...[...this.#read.values()].map(({ dates }) => dates))
    if (this.#sample === null || most === 0) return this.#given
    // A line that is no event of the file must not decide it.
    const valid = [...this.#read.values()].filter(({ dates }) => most - dates <= this.#lines / 1000)
    if (valid.length === 1) return this.#decided(valid[0]!, 'by a day that can be no month')
    const byLength = valid.toSorted((one, other) => one.length - other.length)
    if (byLength[1]!.length > 3 * byLength[0]!.length + DAY_US) {
      return this.#decided(byLength[0]!, 'by the order of the lines')
    }
    const { reference } = this.#given
    const fresh = valid.filter(({ time }) => Math.abs(reference - time) < 2 * DAY_US)
    if (fresh.length === 1) return this.#decided(fresh[0]!, "by the file's own time")
    const past = valid.filter(({ time }) => time <= reference + DAY_US)
    if (past.length === 1) return this.#decided(past[0]!, "by the file's own time")
    return this.#decided(likeliest(valid, this.#sample.usual, reference)!, 'as is usual, for nothing in the file tells')
  }

  #decided({ order }: Way, why: string): Clock {
    return { ...this.#given, dateOrder: order, dateBasis: `dates are ${order}, ${why}` }
  }
}

/** A file's dates, read in one order. */
interface Way extends Reading {
  dates: number
  /** The date before. */
  last: number
  /** Microseconds from one date to the next, added up: a log hardly ever jumps from month to month and back. */
  length: number
}

function readAs({ a, b, c, time }: Numbers, order: DateOrder, clock: Clock, header: Header): boolean {
  const [year, month, day] = order === 'year-month-day' ? [a, b, c] : order === 'day-month-year' ? [c, b, a] : [c, a, b]
  const century = year.length === 2 ? '20' : ''
  return readIso(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`, 0, clock, header) > 0
}

function numbersAt(line: string, at: number, usual: Usual | undefined): Numbers | null {
  const found = STAMP.exec(line.slice(at, at + 48))
  if (!found) return null
  const [whole, a, separator, b, c, hour, rest, half] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string?,
  ]
  const orders = ordersOf(a, c, separator)
  if (orders.length === 0) return null
  const time = `${String(hourOf(Number(hour), half)).padStart(2, '0')}:${rest}`
  return { length: whole.length, orders, usual: usualOf(usual, separator, half), a, b, c, time }
}

function ordersOf(a: string, c: string, separator: string): readonly DateOrder[] {
  if (a.length === 4) return c.length <= 2 ? ['year-month-day'] : []
  const yearLast: readonly DateOrder[] = separator === '.' ? ['day-month-year'] : ['day-month-year', 'month-day-year']
  if (a.length <= 2 && c.length === 4) return yearLast
  return a.length === 2 && c.length === 2 ? ['year-month-day', ...yearLast] : []
}

/**
 * Countries that write dots or dashes put the day first, those that count to twelve twice a day the month. Programs of other
 * countries write slashes and 24 hours as well, Windows does not.
 */
function usualOf(known: Usual | undefined, separator: string, half: string | undefined): DateOrder {
  if (known !== undefined && known !== 'by-hours') return known
  if (half !== undefined) return 'month-day-year'
  return separator === '/' && known === undefined ? 'month-day-year' : 'day-month-year'
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

const HEAD = 4096
const DAY_US = 86_400_000_000
/** Logs are read within a year of their writing; a reading that much farther off is another year's. */
const CLEARLY_US = 300 * DAY_US
const STAMP =
  /^(\d{1,4})([/.-])(\d\d?)\2(\d{1,4}),?(?: {1,2}|T)(\d\d?):(\d\d:\d\d(?:[.,:]\d{1,9})?)(?: ?([AaPp])\.?[Mm]\.?(?![a-z]))?/
