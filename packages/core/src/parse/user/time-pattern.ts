import type { Clock } from '../format.ts'
import { readCtime, readEpoch } from '../grammar/dates.ts'
import type { Header } from '../header.ts'
import { monthAt, readBsd, readIso } from '../time.ts'

/** Reads the text of a `time` group: sets `header.time` and says whether it could. */
export type TimeReader = (text: string, header: Header, clock: Clock) => boolean

/** Shapes with a name of their own; all others are spelled in letters. */
const NAMED: Record<string, TimeReader> = {
  iso: (text, header, clock) => readIso(text, 0, clock, header) === text.length,
  bsd: (text, header, clock) => readBsd(text, 0, clock, header) === text.length,
  ctime: (text, header, clock) => readCtime(text, 0, clock, header) === text.length,
  epoch: (text, header) => readEpoch(text, 0, header) === text.length,
  'epoch-ms': (text, header) =>
    /^\d{13}$/.test(text) && readEpoch(`${text.slice(0, 10)}.${text.slice(10)}`, 0, header) > 0,
}

/** Letters as in Java's DateTimeFormatter, each with what it stands for; the longest first. */
const LETTERS: readonly (readonly [letters: string, field: string, digits: string])[] = [
  ['yyyy', 'year', '\\d{4}'],
  ['yy', 'shortYear', '\\d{2}'],
  ['MMM', 'monthName', '[^\\d\\s]{3,9}'],
  ['MM', 'month', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['dd', 'day', '\\d{2}'],
  ['d', 'day', ' ?\\d{1,2}'],
  ['HH', 'hour', '\\d{2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'hour', '\\d{2}'],
  ['h', 'hour', '\\d{1,2}'],
  ['mm', 'minute', '\\d{2}'],
  ['ss', 'second', '\\d{2}'],
  ['a', 'half', '[AaPp]\\.?[Mm]\\.?'],
  ['Z', 'zone', '(?:Z|[+-]\\d{2}:?\\d{2})'],
]

/**
 * Compiles `iso`, `bsd`, `ctime`, `epoch`, `epoch-ms` or letters such as `dd.MM.yyyy HH:mm:ss,SSS`; text within single
 * quotes stands for itself. A pattern without a year reads the last year that fits, as BSD syslog does.
 *
 * @throws Error saying which letter is not known or which field is missing
 */
export function compileTime(pattern: string): TimeReader {
  const named = NAMED[pattern]
  if (named) return named
  const { source, fields } = sourceOf(pattern)
  for (const field of ['month', 'day', 'hour', 'minute']) {
    if (!fields.has(field) && !(field === 'month' && fields.has('monthName'))) {
      throw new Error(`time "${pattern}" has no ${field}`)
    }
  }
  const regex = new RegExp(`^${source}$`)
  return (text, header, clock) => {
    const found = text.length < 80 ? regex.exec(text)?.groups : undefined
    return found !== undefined && readParts(found, header, clock)
  }
}

function sourceOf(pattern: string): { source: string; fields: Set<string> } {
  const fields = new Set<string>()
  let source = ''
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i]!
    const quoteEnd = c === "'" ? pattern.indexOf("'", i + 1) : -1
    const fraction = /^S+/.exec(pattern.slice(i))?.[0].length ?? 0
    const letter = LETTERS.find(([letters]) => pattern.startsWith(letters, i))
    if (quoteEnd > i) {
      source += escaped(pattern.slice(i + 1, quoteEnd))
      i = quoteEnd + 1
    } else if (fraction > 0) {
      source += group('fraction', `\\d{1,${Math.max(fraction, 1)}}`, fields, pattern)
      i += fraction
    } else if (letter) {
      source += group(letter[1], letter[2], fields, pattern)
      i += letter[0].length
    } else if (/[A-Za-z]/.test(c)) {
      throw new Error(`time "${pattern}": no field is called ${c}; put text between single quotes`)
    } else {
      source += escaped(c)
      i++
    }
  }
  return { source, fields }
}

function group(field: string, source: string, fields: Set<string>, pattern: string): string {
  if (fields.has(field)) throw new Error(`time "${pattern}" has ${field} twice`)
  fields.add(field)
  return `(?<${field}>${source})`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** The groups of a compiled pattern; which of them there are depends on it. */
interface Parts {
  year?: string
  shortYear?: string
  month?: string
  monthName?: string
  day?: string
  hour?: string
  minute?: string
  second?: string
  fraction?: string
  half?: string
  zone?: string
}

function readParts(parts: Parts, header: Header, clock: Clock): boolean {
  const month = parts.monthName === undefined ? Number(parts.month) : monthAt(parts.monthName, 0)
  if (!(month >= 1 && month <= 12)) return false
  const day = (parts.day ?? '').trim().padStart(2, '0')
  const fraction = parts.fraction === undefined ? '' : `.${parts.fraction}`
  const time = `${hourOf(parts)}:${parts.minute ?? ''}:${parts.second ?? '00'}${fraction}`
  const year = parts.year ?? (parts.shortYear === undefined ? undefined : `20${parts.shortYear}`)
  if (year !== undefined) {
    const iso = `${year}-${String(month).padStart(2, '0')}-${day}T${time}${parts.zone ?? ''}`
    return readIso(iso, 0, clock, header) === iso.length
  }
  return readBsd(`${MONTHS[month - 1] ?? ''} ${day} ${time}`, 0, clock, header) > 0
}

function hourOf({ hour, half }: Parts): string {
  if (half === undefined) return (hour ?? '').padStart(2, '0')
  return String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)).padStart(2, '0')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
