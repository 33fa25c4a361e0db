import type { Clock, Detection, LogFormat, LookAhead } from './format.ts'
import { undisguised } from './guise.ts'
import { newHeader } from './header.ts'
import { readIso } from './time.ts'
import { UptimeScan } from './uptimes.ts'

const YEAR_US = 365.2425 * 86_400_000_000
const DAY_US = 86_400_000_000
/** A file that states it holds less than this cannot meet the same day twice. */
const SAFE_US = 330 * DAY_US
const HEAD = 4096

/**
 * The clock of a file whose stamps lack the year (`Dec  7 08:57:12`): a guest's log may cover many years, which shows only
 * when all of it is read. Counts how often New Year passes, and where a line states a year anywhere, takes that
 * instead of the file's own time. A file of uptimes alone is read for when they began to be counted. Returns the clock
 * as it is for all other files, without reading them.
 *
 * @param read opens the unpacked file anew
 */
export async function yearsOf(
  detection: Detection | null,
  clock: Clock,
  read: () => AsyncIterable<Buffer>,
): Promise<Clock> {
  const scan = scanOf(detection, clock)
  if (!scan) return clock
  const asRead = readerOf(detection)
  let rest = ''
  for await (const chunk of read()) {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop()!.slice(0, HEAD)
    for (const line of lines) scan.push(asRead(line))
  }
  scan.push(asRead(rest))
  return scan.clock
}

/** As `yearsOf`, of a file that is in memory as lines. */
export function yearsOfLines(detection: Detection | null, clock: Clock, lines: Iterable<string>): Clock {
  const scan = scanOf(detection, clock)
  if (!scan) return clock
  const asRead = readerOf(detection)
  for (const line of lines) scan.push(asRead(line))
  return scan.clock
}

/** Line ends are taken off, what stands before every line and what hides it, as for the parser. */
function readerOf(detection: Detection | null): (line: string) => string {
  const read = barerOf(detection)
  return (line) => read(line.replace(LINE_ENDS, ''))
}

/** A carriage return before the line's end, and the byte order mark (UTF-8 read as latin1) before a file's first line. */
const LINE_ENDS = /^\u00ef\u00bb\u00bf|\r$/g

function barerOf(detection: Detection | null): (line: string) => string {
  const prefix = detection?.prefix
  if (prefix) return (line) => line.replace(prefix, '')
  const guise = detection?.guise ?? null
  return (line) => undisguised(line, guise)
}

function scanOf(detection: Detection | null, clock: Clock): LookAhead | null {
  if (detection?.format.lookAhead) return detection.format.lookAhead(clock)
  if (detection?.clock.uptime !== undefined) return new UptimeScan(detection.format, clock)
  if (!detection?.yearless) return null
  if (clock.since !== undefined && clock.reference - clock.since < SAFE_US) return null
  return new YearScan(detection.format, clock)
}

/** Counts the years that pass from one line to the next. */
class YearScan implements LookAhead {
  readonly #format: LogFormat
  readonly #given: Clock
  readonly #header = newHeader()
  /** Reads stamps as going on from the line before; which year it all began in is found at the end. */
  #running: Clock
  #first: number | undefined
  #last = ''
  /** Year, as counted here, that has a 29 February. */
  #leapYear: number | undefined
  /** Whole years between what was read and what a line stated. */
  #stated: number | undefined

  constructor(format: LogFormat, clock: Clock) {
    this.#format = format
    this.#given = clock
    this.#running = { ...clock, reference: FAR, previous: clock.reference, follows: true }
  }

  push(line: string): void {
    const text = line.slice(0, HEAD)
    const header = this.#header
    if (!this.#format.read(text, header, this.#running)) {
      // A stamp with a year (the writer was changed in between) tells the year of those before it.
      if (this.#first !== undefined && readIso(text, 0, this.#given, header) > 0) this.#state(header.time)
      return
    }
    if (isLeapDay(header.time)) {
      // Which years have one is not known before they are; but that one has it narrows them down.
      this.#leapYear ??= yearAfter(this.#running.previous!)
      return
    }
    this.#first ??= header.time
    this.#last = text
    this.#running = { ...this.#running, previous: header.time }
    if (this.#stated === undefined) {
      const stated = statedMoment(text, this.#given)
      if (stated !== undefined) this.#state(stated)
    }
  }

  #state(moment: number): void {
    if (this.#stated !== undefined) return
    const years = (moment - this.#running.previous!) / YEAR_US
    // What lies ahead is no log time: a certificate made today ends on this very day, years from now.
    if (moment > this.#given.reference + DAY_US) return
    // Two stamps of one event lie within days of each other once the years are taken off.
    if (Math.abs(years - Math.round(years)) * 365 < 2) this.#stated = Math.round(years)
  }

  /** The given clock with the moment of the first event, which the others follow. */
  get clock(): Clock {
    if (this.#first === undefined) return this.#given
    let years = this.#stated ?? this.#yearsByReference()
    // The file is older than its own time says (it was copied) when it has a day that the year has not.
    for (let back = 0; back < 8 && this.#leapYear !== undefined && !isLeapYear(this.#leapYear + years); back++) years--
    const yearBasis = this.#stated === undefined ? this.#given.yearBasis : 'a date within its text'
    return { ...this.#given, previous: this.#first + years * YEAR_US, follows: true, yearBasis }
  }

  #yearsByReference(): number {
    const header = this.#header
    if (!this.#format.read(this.#last, header, this.#given)) return 0
    return Math.round((header.time - this.#running.previous!) / YEAR_US)
  }
}

/** Later than any log: the scan counts years freely. */
const FAR = Date.UTC(2190, 0, 1) * 1000

/**
 * A moment written within a line, with its year:
 *
 *     Apr  7 17:39:16 esx4 Hostd: [2012-04-07 17:39:16.938 FFCFEE80 warning 'Plugin'] …
 *     Mar  1 08:00:16 esx4 logger: (1330588816) heartbeat …
 */
function statedMoment(line: string, clock: Clock): number | undefined {
  const text = line.slice(0, 300)
  const iso = /\b(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.exec(text)
  if (iso) {
    const header = newHeader()
    return readIso(text, iso.index, clock, header) > 0 ? header.time : undefined
  }
  const epoch = /: \((1\d{9})\) /.exec(text)
  return epoch ? Number(epoch[1]) * 1_000_000 : undefined
}

function isLeapDay(time: number): boolean {
  const date = new Date(time / 1000)
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29
}

/** The year of the 29 February that comes next, or that was less than half a year ago. */
function yearAfter(time: number): number {
  const date = new Date(time / 1000)
  return date.getUTCMonth() < 8 ? date.getUTCFullYear() : date.getUTCFullYear() + 1
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
}
