import type { Clock, LookAhead } from '../format.ts'
import { type Cell, cellsOf } from './csv-row.ts'
import { DateOrderScan } from './date-order.ts'
import { HandedOut } from './handed-out.ts'
import { kept } from './kept.ts'

/** Finds rows of several lines, and in which order the list's dates are, before the file is read. */
export class CsvScan implements LookAhead {
  readonly #given: Clock
  readonly #order: DateOrderScan
  readonly #rows = new LongRows()
  #open: string[] = []
  #length = 0

  constructor(clock: Clock) {
    this.#given = clock
    this.#order = new DateOrderScan(clock, DATE, 'by-hours')
  }

  push(line: string): void {
    this.#order.push(line)
    const row = this.#open.length === 0 ? cellsOf(line) : null
    // A row's end may stand behind what is shown of its line, too.
    if (row?.open === false && line.length > SHOWN) this.#rows.add(line, row.cells)
    if (this.#open.length === 0 && row?.open !== true) return
    this.#open.push(line)
    this.#length += line.length
    if (this.#open.length > 1) this.#close()
  }

  #close(): void {
    const row = cellsOf(this.#open.join('\n'))
    if (row?.open === true && this.#open.length < MOST_LINES && this.#length < MOST_TEXT) return
    if (row !== null) this.#rows.add(this.#open[0]!, row.cells)
    this.#open = []
    this.#length = 0
  }

  /** Of the rows of several lines. */
  get cells(): Iterable<readonly Cell[]> {
    return this.#rows.all()
  }

  get clock(): Clock {
    const { dateOrder, dateBasis } = this.#order.clock
    return { ...this.#given, ahead: [this.#rows], dateOrder, dateBasis }
  }
}

/** Rows by their first lines; several may begin alike and are handed out in the order of the file. */
class LongRows {
  readonly #rows = new Map<string, HandedOut<Cell[]>>()
  #count = 0

  add(line: string, cells: readonly Cell[]): void {
    if (this.#count++ >= MOST_ROWS) return
    const first = line.slice(0, SHOWN)
    // Times, levels and names are short; the texts would be the whole file.
    const short = cells.map(({ value, start }) => ({ value: value.length > LONGEST ? TEXT : kept(value), start }))
    const known = this.#rows.get(first) ?? new HandedOut()
    known.add(short)
    this.#rows.set(kept(first), known)
  }

  all(): Cell[][] {
    return [...this.#rows.values()].flatMap(({ all }) => all)
  }

  take(first: string): Cell[] | undefined {
    return this.#rows.get(first)?.next()
  }
}

/** What belongs to a row's first line by the end of the row; undefined before the file was read. */
export function rowAhead(line: string, clock: Clock): { cells: readonly Cell[] | undefined } | undefined {
  const rows = clock.ahead?.[0] as LongRows | undefined
  return rows && { cells: rows.take(line) }
}

const DATE = /(?:^|,)"?(\d{1,4}[-/.]\d\d?[-/.]\d{1,4},?[ T].{5,24})/
/** As much of a line as a format is shown. */
const SHOWN = 4096
/** A quote that is not closed within so much was none. */
const MOST_LINES = 200
const MOST_TEXT = 256 * 1024
const MOST_ROWS = 200_000
const LONGEST = 200
/** In place of a long text: all that is asked of it is that it looks like one. */
const TEXT = 'a text'
