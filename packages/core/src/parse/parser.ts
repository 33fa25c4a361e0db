import { isZoned } from './detect.ts'
import type { Clock, DateOrder, Detection, FileParser, LineKind, LogFormat, PlainGrammar } from './format.ts'
import { FORMATS } from './formats/index.ts'
import { type Guise, undisguised } from './guise.ts'
import type { Header } from './header.ts'
import { Oddities } from './oddities.ts'
import { mayBearStamp } from './stamp.ts'
import { rawOffset, withoutColours } from './terminal-colours.ts'

/** A UTF-8 byte order mark read as latin1. */
const BOM = '\u00ef\u00bb\u00bf'
/** So many lines of one other format in a row mean that the writer was changed (an upgrade), not that it quotes. */
const CHANGED_AFTER = 24
/** A format that reads any line with a stamp never refuses one: every so many lines the others are asked as well. */
const ASK_OTHERS = 16
const GENERAL = 0.5

/**
 * The parser of one file. Lines that the detected format refuses but that bear a stamp are tried with all others:
 * syslog files mix programs, and an upgrade changes the format within a file. What no format reads continues the
 * event before it. Without a detection (no format known in the file's first lines) the first format to read a line
 * becomes the file's; a format that reads many lines in a row takes over, and `reason` says from where on.
 */
export function createParser(detection: Detection | null, clock: Clock, extra: readonly LogFormat[] = []): FileParser {
  return new LineParser(detection, clock, [...extra, ...FORMATS])
}

/** The clock as the parser keeps it: `previous` moves with every event, and is a number from the start, which is faster. */
class RunningClock implements Clock {
  readonly zoneMinutes: number
  readonly zoneBasis: string
  readonly reference: number
  readonly follows: boolean
  readonly boot: number | undefined
  readonly program: string | undefined
  readonly ahead: readonly unknown[] | undefined
  readonly dateOrder: DateOrder | undefined
  readonly named: ReadonlyMap<string, number> | undefined
  previous: number

  constructor(clock: Clock) {
    this.zoneMinutes = clock.zoneMinutes
    this.zoneBasis = clock.zoneBasis
    this.reference = clock.reference
    this.follows = clock.follows === true && clock.previous !== undefined
    this.boot = clock.boot
    this.program = clock.program
    this.ahead = clock.ahead
    this.dateOrder = clock.dateOrder
    this.named = clock.named
    this.previous = clock.previous ?? Number.NEGATIVE_INFINITY
  }
}

class LineParser implements FileParser {
  #zone: string
  #name: string
  #format: LogFormat | null
  readonly #firstFormat: LogFormat | null
  /** Whether the format is so general that a more telling one may hide behind it. */
  #general: boolean
  readonly #others: LogFormat[]
  readonly #clock: RunningClock
  readonly #prefix: RegExp | null
  readonly #guise: Guise | null
  readonly #detected: string
  /** Formats that took over, with the line; one that comes back makes the file a mixture. */
  readonly #changes = new Map<LogFormat, number>()
  #mixed = false
  #lines = 0
  #inEvent = false
  /** The format that read the last event. */
  #reader: LogFormat | null = null
  /** The line before began an event. */
  #atHeader = false
  /** The format that read the last lines the file's own refused, how many, and where that began. */
  #stranger: LogFormat | null = null
  #run = 0
  #runFrom = 0
  readonly #oddities: Oddities

  constructor(detection: Detection | null, clock: Clock, formats: readonly LogFormat[]) {
    this.#clock = new RunningClock(clock)
    this.#format = detection?.format ?? null
    this.#firstFormat = this.#format
    this.#general = this.#format !== null && this.#format.specificity < GENERAL
    this.#name = detection?.name ?? 'unknown'
    const years = detection?.yearless ? [`years by ${clock.yearBasis}`] : []
    const dates = clock.dateBasis === undefined ? [] : [clock.dateBasis]
    const uptimes = detection?.clock.uptime === undefined ? [] : ['times by the uptimes in it']
    this.#detected = [detection?.reason ?? 'no known format in its first lines', ...years, ...dates, ...uptimes].join(
      '; ',
    )
    this.#prefix = detection?.prefix ?? null
    this.#guise = detection?.guise ?? null
    this.#oddities = new Oddities(detection?.zoned ?? false)
    this.#zone = detection?.zoned ? 'UTC' : clock.zoneBasis
    this.#others = formats
      .filter((format) => format !== this.#format && !format.wholeFiles)
      .sort((a, b) => b.specificity - a.specificity)
  }

  get format(): string {
    return this.#name
  }

  get zone(): string {
    return this.#zone
  }

  get reason(): string {
    const changes = [...this.#changes].map(([{ title }, line]) =>
      this.#mixed ? `mixed with ${title}` : `from line ${line} on ${title}`,
    )
    return [this.#detected, ...changes, ...this.#oddities.said].join('; ')
  }

  parse(line: string, header: Header): LineKind {
    const kind = this.#parse(line, header)
    if (kind === 'event') this.#atHeader = true
    else {
      header.level = this.#atHeader ? (this.#reader?.levelBehind?.(line) ?? 0) : 0
      this.#atHeader = false
    }
    return kind
  }

  #parse(line: string, header: Header): LineKind {
    if (this.#lines++ === 0 && line.startsWith(BOM)) return this.#shifted(line, BOM.length, header)
    if (this.#prefix !== null) return this.#shifted(line, this.#prefix.exec(line)?.[0].length ?? 0, header)
    if (this.#guise !== null) return this.#readMeant(line, undisguised(line, this.#guise), header)
    return this.#read(line, header)
  }

  /** Reads the line as its writer meant it; places are those of the line as it is. */
  #readMeant(line: string, meant: string, header: Header): LineKind {
    if (meant.length !== line.length) return this.#readPlain(line, meant, header)
    return this.#read(meant, header)
  }

  get plain(): PlainGrammar | null {
    return this.#prefix === null ? (this.#format?.plain ?? null) : null
  }

  follow(time: number, lines: number): void {
    this.#lines += lines
    this.#run = 0
    this.#follow(time)
  }

  /** Reads the line from `by` on. */
  #shifted(line: string, by: number, header: Header): LineKind {
    const kind = this.#read(by === 0 ? line : line.slice(by), header)
    if (kind === 'event') header.messageStart += by
    return kind
  }

  #read(line: string, header: Header): LineKind {
    const format = this.#format
    if (format !== null) {
      if (this.#general && this.#asksOthers() && this.#byOthers(line, header, GENERAL) === 'event') return 'event'
      if (format.read(line, header, this.#clock)) {
        this.#run = 0
        this.#reader = format
        return this.#event(header)
      }
      if (format.continues(line)) return this.#startsFile(format, line, header) ? 'event' : this.#continuation()
    }
    const plain = withoutColours(line)
    if (plain !== null) return this.#readPlain(line, plain, header)
    return (mayBearStamp(line) && this.#byOthers(line, header, 0)) || this.#unknown(line)
  }

  #startsFile(format: LogFormat, line: string, header: Header): boolean {
    if (this.#inEvent || !format.readAlone?.(line, header, this.#clock)) return false
    this.#follow(header.time)
    return true
  }

  #asksOthers(): boolean {
    return this.#run > 0 || this.#lines % ASK_OTHERS === 0
  }

  #event(header: Header): LineKind {
    this.#follow(header.time)
    return 'event'
  }

  #follow(time: number): void {
    if (this.#inEvent) this.#oddities.follow(time, this.#clock.previous, this.#lines)
    this.#clock.previous = time
    this.#inEvent = true
  }

  #unknown(line: string): LineKind {
    this.#oddities.unknown(line, this.#lines)
    return this.#continuation()
  }

  #continuation(): LineKind {
    return this.#inEvent ? 'continuation' : 'unparsed'
  }

  /** A terminal's colours hide a stamp or a level from the formats, not from people. */
  #readPlain(line: string, plain: string, header: Header): LineKind {
    const kind = this.#read(plain, header)
    if (kind === 'event') header.messageStart = rawOffset(line, header.messageStart)
    return kind
  }

  /** @param least how specific the others must be */
  #byOthers(line: string, header: Header, least: number): LineKind | null {
    const others = this.#others
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      if (other.specificity < least) break
      if (other.read(line, header, this.#clock)) {
        this.#reader = other
        if (this.#format === null) this.#adopt(other, line, header)
        else {
          this.#prefer(i)
          this.#count(other)
        }
        return this.#event(header)
      }
      // A continuation with a stamp of its own must not become the event of a less specific format.
      if (other.continues(line)) return this.#continuation()
    }
    return null
  }

  /** Strangers in a file come in runs: the format that read one moves before those as specific as itself. */
  #prefer(index: number): void {
    const others = this.#others
    const format = others[index]!
    const front = others.findIndex((other) => other.specificity === format.specificity)
    if (front < index) others.splice(front, 0, ...others.splice(index, 1))
  }

  /** Counts a line that another format than the file's own has read; after many in a row, that one takes over. */
  #count(format: LogFormat): void {
    if (format !== this.#stranger || this.#run === 0) {
      this.#stranger = format
      this.#run = 0
      this.#runFrom = this.#lines
    }
    this.#run++
    const needed = this.#general ? CHANGED_AFTER / 8 : CHANGED_AFTER
    if (this.#run >= needed && format.specificity >= Math.min(GENERAL, this.#format!.specificity)) this.#change(format)
  }

  #change(format: LogFormat): void {
    const others = this.#others
    others.splice(others.indexOf(format), 1)
    const before = this.#format!
    const place = others.findIndex((other) => other.specificity <= before.specificity)
    others.splice(place < 0 ? others.length : place, 0, before)
    this.#format = format
    this.#general = format.specificity < GENERAL
    this.#run = 0
    if (format === this.#firstFormat || this.#changes.has(format)) this.#mixed = true
    else this.#changes.set(format, this.#runFrom)
  }

  #adopt(format: LogFormat, line: string, header: Header): void {
    this.#format = format
    this.#general = format.specificity < GENERAL
    this.#others.splice(this.#others.indexOf(format), 1)
    this.#changes.set(format, this.#lines)
    if (isZoned(format, [line])) this.#zone = 'UTC'
    this.#name = format.reportAs === 'program' && header.program !== '' ? header.program : format.id
    // The check for a zone has read the line with another clock.
    format.read(line, header, this.#clock)
  }
}
