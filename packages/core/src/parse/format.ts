import type { Guise } from './guise.ts'
import type { Header } from './header.ts'

/** Which number of a date like `07-12-20` is what. */
export type DateOrder = 'year-month-day' | 'day-month-year' | 'month-day-year'

/** What stamps without a zone or a year, and lines without any stamp, are read by. */
export interface Clock {
  /** Minutes east of UTC for stamps without a zone. */
  readonly zoneMinutes: number
  /** Why that zone: `UTC`, `assumed UTC`, `+09:00`. */
  readonly zoneBasis: string
  /** Microseconds UTC; stamps without a year are placed at or before this moment (file time or collection time). */
  readonly reference: number
  /**
   * Microseconds UTC of the event before in the same file; for the first one, about when it happened. -Infinity is as
   * good as nothing.
   */
  readonly previous?: number | undefined
  /** Stamps without a year go on from `previous` (see `years.ts`) instead of back from `reference`. */
  readonly follows?: boolean | undefined
  /** For people, what the years of stamps without one go by: `a date within its text`. */
  readonly yearBasis?: string | undefined
  /** Minutes east of UTC that names of several meanings have in this file: `CST` beside `CDT` is America's. */
  readonly named?: ReadonlyMap<string, number> | undefined
  /** What the file's dates of numbers alone are, once all of them are known (`grammar/date-order.ts`). */
  readonly dateOrder?: DateOrder | undefined
  /** For people, how that was found: `dates are day-month-year, by the order of the lines`. */
  readonly dateBasis?: string | undefined
  /** Microseconds UTC: the file states that it begins no earlier. */
  readonly since?: number | undefined
  /** Microseconds UTC of the host's start, for lines that bear only an uptime. */
  readonly boot?: number | undefined
  /** What the file is called by its name, for formats of several services whose lines do not say whose they are: `vpxd-svcs`. */
  readonly program?: string | undefined
  /** What a format collected before the file was read (`lookAhead`), for its own `read`. */
  readonly ahead?: readonly unknown[] | undefined
  /** Microseconds that the host had been up by the end of the first lines, where no line bears a date. */
  readonly uptime?: number | undefined
}

/** What a line is: the start of an event, more of the event before it, or nothing the format knows. */
export type LineKind = 'event' | 'continuation' | 'unparsed'

export interface FormatSample {
  /** One event; `\n` separates its continuation lines. */
  text: string
  /** What the header must read; time as ISO UTC with microseconds; fields left out are not checked. */
  expect: {
    time: string
    level: string
    program?: string
    thread?: string
    component?: string
    op?: string
    extra?: string
    message?: string
  }
}

/**
 * Grammars whose plain lines are read from bytes, thousands at once, by who keeps the events (see ingest/port.ts): just as the
 * format's own `read` would, or not at all. Strings by the million are what an ingest spends itself on otherwise.
 */
export type PlainGrammar = 'service' | 'kernel' | 'esxi8'

/**
 * One log format: one file under `formats/`, listed once in `formats/index.ts`, refused by the tests without samples.
 */
export interface LogFormat {
  readonly id: string
  /** For people, with its generation: `vCenter and ESXi services, 6.0–7.0`. */
  readonly title: string
  /** The name reported for a file: `id`, or the program that writes it (`vpxd`, `hostd`) for a family's grammar. */
  readonly reportAs: 'id' | 'program'
  /**
   * How much a line it reads tells, 0 … 1: 0.9 a header nothing else has, 0.6 a shape many programs share,
   * 0.2 any line with a stamp. Of two formats that read the same lines the more specific one is taken.
   */
  readonly specificity: number
  readonly samples: readonly FormatSample[]
  /** Its lines are told by the whole file alone: no stray line of another log is read as one of it. */
  readonly wholeFiles?: boolean
  /** Several services share it and none says its name: then the file's says it, as the clock's `program`. */
  readonly namedByFile?: boolean
  /** Reads the start of an event; false when the line is none. `line` is latin1, without its line end, at most 4 KiB. */
  read(line: string, header: Header, clock: Clock): boolean
  /** Lines of it that are plain may be read by the grammar of this name; for formats that fill bundles. */
  readonly plain?: PlainGrammar
  /** True when a line that `read` refused belongs to the event before it, although it may bear a stamp of its own. */
  continues(line: string): boolean
  /**
   * Reads a continuation that bears a header of its own, as `read` does: where the rotation has put the event's first line
   * into another file, it is the only one to show.
   */
  readAlone?(line: string, header: Header, clock: Clock): boolean
  /** For two-line headers: the level that the line behind the first one states, 0 when it states none. */
  levelBehind?(line: string): number
  /** For forms that single lines cannot tell apart: whether the sampled lines, as a whole, are of this one. */
  suits?(lines: readonly string[]): boolean
  /** Microseconds that the host had been up, as a line without a date states them; negative when it states none. */
  uptimeOf?(line: string): number
  /** For events whose first line lacks what a later one states: reads the whole file first, for the clock's `ahead`. */
  lookAhead?(clock: Clock): LookAhead
  /** What the file itself says about stamps without zone, year or date (journalctl's first line). */
  statesClock?(lines: readonly string[]): Partial<Clock>
}

/** Reads all lines of a file once, before any is parsed. */
export interface LookAhead {
  push(line: string): void
  /** The clock as it was given, with what was found. */
  readonly clock: Clock
}

export interface Detection {
  format: LogFormat
  /** 0 … 1: share of the sampled lines that the format explains, weighted by how specific it is. */
  score: number
  /** For people: `38 of 40 lines start as hostd 6.0–7.0; next best syslog 0.4`. */
  reason: string
  /** The name to report for the file: the format's id or, where the format says so, the program that wrote it. */
  name: string
  /** Whether the sampled stamps carry their own zone (`Z`, `+05:30`); without, a clock's zone applies. */
  zoned: boolean
  /** The zone's name in the sampled stamps where it means several (`IST`); empty as a rule. */
  zoneName: string
  /** Whether the sampled stamps lack the year: then the clock of the whole file is wanted (`yearsOf`). */
  yearless: boolean
  /**
   * What stands before every line and is no part of it: blanks and marks of a quotation, as texts pasted from mails and
   * articles have them, the file and number of `grep -Hn`. Null as a rule.
   */
  prefix: RegExp | null
  /** What hides the format's header in its lines (`guise.ts`); null as a rule. */
  guise: Guise | null
  /** What the file itself states of its clock; empty as a rule. */
  clock: Partial<Clock>
}

/** A parser for one file: the detected format first, then the general fallbacks. Holds state (stamps without a year). */
export interface FileParser {
  readonly format: string
  readonly zone: string
  /** For people: why the format, and from which line on another one takes over. */
  readonly reason: string
  /**
   * Fills `header` where the line is an event. Of a continuation it says one thing: the level that it states for its
   * event (`levelBehind`), 0 as a rule, to be taken where the event's first line states none.
   */
  parse(line: string, header: Header): LineKind
  /** The grammar by which plain lines may be read as starts of events, if `follow` is told of them; null: all are for `parse`. */
  readonly plain: PlainGrammar | null
  /** So many plain lines were read as starts of events, at a time that is given of the last one; none leaps back by minutes. */
  follow(time: number, lines: number): void
}
