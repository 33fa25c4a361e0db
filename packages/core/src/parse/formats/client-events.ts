import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat, LookAhead } from '../format.ts'
import { type Cell, cellsOf } from '../grammar/csv-row.ts'
import { DateOrderScan, readLocal } from '../grammar/date-order.ts'
import { fromLatin1, type Header, newHeader, reset } from '../header.ts'
import { readIso } from '../time.ts'

/**
 * The list of events as the vSphere Client exports it, a row an event: description, type, time, task, target, user and id of
 * the event, in any order. The time is that of the browser's clock, as its language writes it.
 */
export const clientEvents: LogFormat = {
  id: 'client-events',
  title: 'Events exported from the vSphere Client (CSV)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '"Virtual machine app03 is powered on","Information","05/06/2023, 7:08:09 PM","","app03","LAB\\jdoe","vim.event.VmPoweredOnEvent"',
      expect: {
        time: '2023-05-06T19:08:09.000000Z',
        level: 'info',
        program: 'vpxd',
        component: 'vim.event.VmPoweredOnEvent',
        message:
          'Virtual machine app03 is powered on","Information","05/06/2023, 7:08:09 PM","","app03","LAB\\jdoe","vim.event.VmPoweredOnEvent"',
      },
    },
    {
      text: '"06/05/2023, 19:08:09","Warning","Host esx07, ""rack 2"", has no redundancy","esx07"',
      expect: {
        time: '2023-05-06T19:08:09.000000Z',
        level: 'warning',
        component: '',
        message: 'Host esx07, ""rack 2"", has no redundancy","esx07"',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const quoted = line.charCodeAt(0) === QUOTE
    if (!quoted && !line.includes(',')) return false
    const row = cellsOf(line)
    if (row === null || (row.cells.length < 2 && !row.open)) return false
    reset(header)
    const read = readRow(row.cells, header, clock)
    if (row.open) {
      const rows = clock.ahead?.[0] as RowsOfLines | undefined
      if (!readRest(rows?.take(line), header, clock) && !read.known && (rows || !quoted)) return false
    } else if (!read.known || (!quoted && header.component === '')) return false
    header.program = 'vpxd'
    header.messageStart = read.textStart
    header.level ||= LEVEL.info
    return true
  },

  continues: () => false,

  suits(lines: readonly string[]): boolean {
    const header = newHeader()
    const rows = new Collector({ zoneMinutes: 0, zoneBasis: '', reference: 0 })
    for (const line of lines) rows.push(line)
    return [...lines.map((line) => cellsOf(line)?.cells ?? []), ...rows.cells].some((cells) => {
      reset(header)
      return readRow(cells, header, rows.clock).known
    })
  },

  lookAhead: (clock) => new Collector(clock),
}

/** Fills time, level and component. Other tables have times as well: an event says how grave it is, or which it is. */
function readRow(cells: readonly Cell[], header: Header, clock: Clock): { known: boolean; textStart: number } {
  let text: Cell | null = null
  let timed = false
  for (const cell of cells) {
    const { value } = cell
    if (!timed && TIME.test(value)) timed = readTime(value, clock, header)
    else if (header.level === 0 && value.length < 24 && levelOf(value) > 0) header.level = levelOf(value)
    else if (header.component === '' && EVENT.test(value)) header.component = value
    else if (text === null || (value.includes(' ') && !text.value.includes(' '))) text = cell
  }
  const known = timed && text !== null && (header.level > 0 || header.component !== '')
  return { known, textStart: text?.start ?? 0 }
}

/** What stands behind the first line of a row; nobody knows it before the whole file is read. */
function readRest(cells: readonly Cell[] | undefined, header: Header, clock: Clock): boolean {
  if (cells === undefined) header.time ||= clock.reference - clock.zoneMinutes * MINUTE_US
  else {
    reset(header)
    readRow(cells, header, clock)
  }
  return cells !== undefined
}

/** Finds rows of several lines, and in which order the list's dates are, before the file is read. */
class Collector implements LookAhead {
  readonly #given: Clock
  readonly #order: DateOrderScan
  readonly #rows = new RowsOfLines()
  #open: string[] = []

  constructor(clock: Clock) {
    this.#given = clock
    this.#order = new DateOrderScan(clock, /(?:^|,)"?(\d{1,4}[-/.]\d\d?[-/.]\d{1,4},?[ T].{5,24})/)
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
class RowsOfLines {
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

/** `5/6/2023, 7:08:09 PM` of America; Europe writes the day first and 24 hours; `2023-05-06T19:08:09Z` in any language. */
function readTime(value: string, clock: Clock, header: Header): boolean {
  const usual = /[ap]\.?m/i.test(value) ? 'month-day-year' : 'day-month-year'
  return readIso(value, 0, clock, header) > 0 || readLocal(value, 0, clock, header, usual) > 0
}

function levelOf(value: string): number {
  return LEVELS.get(fromLatin1(value).toLowerCase()) ?? 0
}

const QUOTE = 34
/** As much of a line as a format is shown. */
const SHOWN = 4096
const MINUTE_US = 60_000_000
/** A quote that is not closed within so many lines was none. */
const MOST_LINES = 200
const TIME = /^\d{1,4}[-/.]\d\d?[-/.]\d{1,4}[ T,]/
const EVENT = /^(?:vim\.event\.|esx\.|com\.vmware\.|vprob\.|hbr\.|vsan\.)[\w.-]{2,200}$/
const LEVELS = new Map<string, number>([
  ['information', LEVEL.info],
  ['info', LEVEL.info],
  ['情報', LEVEL.info],
  ['user', LEVEL.info],
  ['ユーザー', LEVEL.info],
  ['ユーザ', LEVEL.info],
  ['audit', LEVEL.info],
  ['監査', LEVEL.info],
  ['warning', LEVEL.warning],
  ['警告', LEVEL.warning],
  ['error', LEVEL.error],
  ['エラー', LEVEL.error],
])
