import type { Clock, LookAhead } from '../format.ts'
import { type Cell, cellsOf } from './csv-row.ts'
import { DateOrderScan } from './date-order.ts'

/** Finds rows of several lines, and in which order the list's dates are, before the file is read. */
export class CsvScan implements LookAhead {
  readonly #given: Clock
  readonly #order: DateOrderScan
  readonly #rows = new LongRows()
  #open: string[] = []

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
    if (this.#open.length > 1) this.#close()
  }

  #close(): void {
    const row = cellsOf(this.#open.join('\n'))
    if (row?.open === true && this.#open.length < MOST_LINES) return
    if (row !== null) this.#rows.add(this.#open[0]!, row.cells)
    this.#open = []
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
  readonly #rows = new Map<string, Cell[][]>()

  add(line: string, cells: Cell[]): void {
    const first = line.slice(0, SHOWN)
    const known = this.#rows.get(first)
    if (known) known.push(cells)
    else this.#rows.set(first, [cells])
  }

  all(): Cell[][] {
    return [...this.#rows.values()].flat()
  }

  take(first: string): Cell[] | undefined {
    return this.#rows.get(first)?.shift()
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
/** A quote that is not closed within so many lines was none. */
const MOST_LINES = 200
