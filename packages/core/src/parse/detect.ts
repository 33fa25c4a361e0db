import { clearedBy, meaningsOf } from '../bundle/identity/zone-abbreviations.ts'
import type { Clock, Detection, LogFormat } from './format.ts'
import { FORMATS } from './formats/index.ts'
import { guiseOf, undisguised } from './guise.ts'
import { newHeader } from './header.ts'
import { sourceName } from './source.ts'
import { mayBearStamp } from './stamp.ts'

/** Lines looked at; a caller may hand over more. */
const SAMPLE = 60

/** A format that any program could have written must start this share of the lines, else a list with dates is a log. */
const GENERAL_SHARE = 0.1
const GENERAL = 0.5

interface Score {
  format: LogFormat
  /** Lines that start an event. */
  events: number
  score: number
  programs: Map<string, number>
}

/**
 * The format of a file by its first lines (latin1, without line ends), or null when none reads any of them.
 * The path decides nothing; it only names the file where the reason needs it. `extra` are formats that people added
 * (`user/load.ts`); they win over built-in ones that tell as much.
 */
export function detect(lines: readonly string[], path: string, extra: readonly LogFormat[] = []): Detection | null {
  const sample = lines
    .slice(0, SAMPLE)
    .map((line) => line.replace(BOM, ''))
    .filter((line) => line.trim() !== '')
  const formats = [...extra, ...FORMATS]
  let found = detectIn(sample, path, formats, null)
  for (const prefix of PREFIXES) found ??= detectIn(behind(prefix, sample), path, formats, prefix)
  const guise = guiseOf(sample)
  if (guise === null) return found
  const meant = detectIn(
    sample.map((line) => undisguised(line, guise)),
    path,
    formats,
    null,
  )
  // Formats whose fields are parted by tabs read the lines better as they are.
  if (meant === null || (guise === 'tabs' && !tellsMore(meant.format, found?.format))) return found
  return { ...meant, guise }
}

function detectIn(
  sample: readonly string[],
  path: string,
  formats: readonly LogFormat[],
  prefix: RegExp | null,
): Detection | null {
  // A rotation may cut an event in two: what is left of it says nothing about the format.
  const start = sample.findIndex((line) => !line.startsWith('-->'))
  const body = start < 0 ? [] : sample.slice(start)
  const scores = formats
    .map((format) => rate(format, body))
    .filter((s) => s.events > 0 && s.score > 0)
    .sort((a, b) => b.score - a.score || b.format.specificity - a.format.specificity)
  const best = scores[0]
  if (!best || (prefix && best.format.specificity < GENERAL)) return null
  // Moved lines are a guess already: only a header that is hard to mistake confirms it.
  if ((prefix || best.format.specificity < GENERAL) && best.events < body.length * GENERAL_SHARE) return null
  // A format that reads the whole file first finds its years there.
  const yearless = !best.format.lookAhead && isYearless(best.format, body)
  const names = zoneNamesIn(body)
  const named = clearedBy(names)
  return {
    format: best.format,
    score: best.score,
    reason: reasonOf(best, scores[1], body.length, path),
    name: nameOf(best),
    zoned: isZoned(best.format, body, named),
    zoneName: unclearOf(names, named),
    yearless,
    prefix,
    guise: null,
    clock: {
      ...(best.format.statesClock?.(sample) ?? (yearless ? {} : startOf(best.format, body))),
      ...(named.size > 0 && { named }),
      ...(best.format.namedByFile && nameByFile(path)),
    },
  }
}

/** A UTF-8 byte order mark read as latin1. */
const BOM = /^\u00ef\u00bb\u00bf/

function tellsMore(format: LogFormat, other: LogFormat | undefined): boolean {
  return format === other || other === undefined || format.specificity > other.specificity
}

/** `var/log/vmware/trustmanagement/trustmanagement-svcs-3.log.gz` → `trustmanagement-svcs`; no name of a paste. */
function nameByFile(path: string): Partial<Clock> {
  const program = /\.log\b/i.test(path) ? sourceName(path) : ''
  return /^[a-z][\w-]{1,40}$/i.test(program) ? { program } : {}
}

/** The lines without what stands before them, if most have it; none otherwise. */
function behind(prefix: RegExp, lines: readonly string[]): readonly string[] {
  const share = lines.filter((line) => prefix.test(line)).length / Math.max(lines.length, 1)
  return share > 0.5 ? lines.map((line) => line.replace(prefix, '')) : []
}

/** What begins a line behind it: a date, a bracket or priority, or an object that goes on. */
const BEGIN = String.raw`(?=\d{4}[-/.]\d\d|\d{8}|\d{1,2}[-/. ][A-Za-z\d]{2,3}[-/. ]\d{2}|[[<{]|-->|[A-Z][a-z]{2} )`
const PREFIXES: readonly RegExp[] = [
  // before the first word of a line that text was moved in by, but not what Java and dumped objects continue with
  /^[ \t]{1,40}(?=[\w[<])/,
  // a mail's quotation: `> 2021-…`
  /^(?:> ?){1,5}/,
  // `cat -n`, `grep -n` and its lines around: `  12<tab>2021-…`, `12:2021-…`, `13-2021-…`
  new RegExp(String.raw`^[ \t]{0,8}\d{1,9}[:\t-]${BEGIN}`),
  // `grep -H`, `zgrep`: `vpxd-12.log:2021-…`, `/var/log/messages:12:Dec  7 …`
  new RegExp(String.raw`^(?:[A-Za-z]:)?[^\s:]{1,250}:(?:\d{1,9}[:-])??${BEGIN}`),
]

function rate(format: LogFormat, lines: readonly string[]): Score {
  const header = newHeader()
  const programs = new Map<string, number>()
  let events = 0
  let continued = 0
  for (const line of lines) {
    if (format.read(line, header, ANY_CLOCK)) {
      events++
      programs.set(header.program, (programs.get(header.program) ?? 0) + 1)
    } else if (events > 0 && (format.continues(line) || !mayBearStamp(line))) continued++
  }
  if (events > 0 && format.suits && !format.suits(lines)) events = 0
  // A line without a header fits every format, so it is worth less than one with.
  const share = (events + continued / 2) / Math.max(lines.length, 1)
  return { format, events, score: share * format.specificity, programs }
}

const ANY_CLOCK: Clock = { zoneMinutes: 0, zoneBasis: '', reference: Date.UTC(2026, 0, 1) * 1000, previous: 0 }
const YEARS_US = 3 * 366 * 86_400_000_000

/** Stamps that carry a zone do not move when the clock's zone does. */
export function isZoned(format: LogFormat, lines: readonly string[], named?: ReadonlyMap<string, number>): boolean {
  const header = newHeader()
  let undated = false
  for (const line of lines) {
    if (!format.read(line, header, { ...ANY_CLOCK, named })) continue
    const time = header.time
    // A line without a time of its own says nothing of zones.
    undated ||= time === ANY_CLOCK.previous
    if (time === ANY_CLOCK.previous) continue
    format.read(line, header, { ...ANY_CLOCK, named, zoneMinutes: 60 })
    return header.time === time
  }
  return undated
}

/** `12:10:00.123 IST`, `12:10:00 CST 2021`: what lines call their zone. */
function zoneNamesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => NAMED_ZONE.exec(line.slice(0, 60))?.[1] ?? []))
}

/** The only name that may mean several zones; empty for none, and for several. */
function unclearOf(names: ReadonlySet<string>, named: ReadonlyMap<string, number>): string {
  const [name = '', ...others] = [...names].filter((each) => meaningsOf(each).length > 1 && !named.has(each))
  return others.length === 0 ? name : ''
}

const NAMED_ZONE = /\d\d:\d\d:\d\d(?:[.,]\d{1,6})? ([A-Z]{3,4})(?![\w:])/

/** Lines without a date before the first one that has it are placed there. */
function startOf(format: LogFormat, lines: readonly string[]): Partial<Clock> {
  const header = newHeader()
  const first = lines.find((line) => format.read(line, header, ANY_CLOCK) && header.time !== ANY_CLOCK.previous)
  return first === undefined ? {} : { previous: header.time }
}

/** Stamps without a year move with the moment they are read as of. */
function isYearless(format: LogFormat, lines: readonly string[]): boolean {
  const header = newHeader()
  for (const line of lines) {
    if (!format.read(line, header, ANY_CLOCK)) continue
    const time = header.time
    format.read(line, header, { ...ANY_CLOCK, reference: ANY_CLOCK.reference - YEARS_US })
    // Lines without any time go by the reference itself, not by its year.
    if (header.time !== time && header.time !== time - YEARS_US) return true
  }
  return false
}

/** The program that wrote most of the lines, where the format is shared by many. */
function nameOf({ format, programs, events }: Score): string {
  if (format.reportAs === 'id') return format.id
  const [program, count] = [...programs].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  return /^\w/.test(program) && count * 2 > events ? program : format.id
}

function reasonOf(best: Score, next: Score | undefined, total: number, path: string): string {
  const lines = `${best.events} of ${total} lines of ${path.split('/').at(-1)} start as ${best.format.title}`
  return next ? `${lines}; next best ${next.format.title} (${next.score.toFixed(2)})` : lines
}

/**
 * The clock for a detected file. `reference` is the latest moment the file can speak of (file or collection time),
 * µs UTC; `zone` the bundle's own zone, where known, for stamps that carry none. What the file states wins.
 */
export function clockFor(
  detection: Detection | null,
  reference: number,
  zone?: { minutes: number; basis: string },
): Clock {
  const given = zone
    ? { zoneMinutes: zone.minutes, zoneBasis: zone.basis }
    : { zoneMinutes: 0, zoneBasis: 'assumed UTC' }
  const stated = detection?.clock ?? {}
  // A file of uptimes alone has been written when the last of them was reached.
  const boot = stated.uptime === undefined ? undefined : reference - stated.uptime
  return { reference, boot, yearBasis: "the file's own time", ...given, ...stated }
}
