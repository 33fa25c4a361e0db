import { classify } from '../parse/classify.ts'
import { clockFor, detect } from '../parse/detect.ts'
import { fromLatin1, type Header, newHeader } from '../parse/header.ts'
import { createParser } from '../parse/parser.ts'
import { sourceName } from '../parse/source.ts'
import { yearsOfLines } from '../parse/years.ts'
import type { MatchEvent } from './match.ts'

/** A file of a bundle as text: what a test writes to disk for a real store and hands to the naive model as it is. */
export interface SuiteFile {
  path: string
  bytes: Buffer
}

/** What only the store decides about a file; the naive model is told. */
export interface FileNames {
  number: number
  sourceId: string
  host: string
}

/** For tests: an event in memory, all of it. */
export interface NaiveEvent extends MatchEvent {
  bundle: string
  file: number
  /** Place in the file: first byte, 1-based first line, number of lines. */
  byte: number
  line: number
  lines: number
}

/** Latest moment that stamps without a year may mean; the random logs have none. */
const REFERENCE = Date.UTC(2026, 0, 1) * 1000

/**
 * Reads a file the plain way: all of it in memory, line by line through the real parser of its format. This is the one
 * place where the naive model touches the real pipeline. Null when the file is no log.
 */
export function naiveEvents(
  bundle: string,
  file: SuiteFile,
  names: FileNames,
  reference = REFERENCE,
): NaiveEvent[] | null {
  const lines = linesOf(file.bytes)
  if (classify(file.path, file.bytes).kind !== 'log') return null
  const texts = lines.map((line) => line.text)
  const detection = detect(texts, file.path)
  const parser = createParser(detection, yearsOfLines(detection, clockFor(detection, reference), texts))
  const records: Record[] = []
  for (const [index, line] of lines.entries()) {
    const header = newHeader()
    const kind = parser.parse(line.text, header)
    const open = records.at(-1)
    if (kind === 'event') records.push({ header, from: line.from, to: line.to, line: index + 1, lines: 1 })
    else if (!open || (kind === 'unparsed' && open.header !== null)) {
      records.push({ header: null, from: line.from, to: line.to, line: index + 1, lines: 1 })
    } else {
      if (open.header?.level === 0) open.header.level = header.level
      open.lines++
      open.to = line.to
    }
  }
  // Lines that no format knew are shown at the event before them, or else at the first.
  let time = records.find((record) => record.header)?.header?.time ?? Number.NaN
  return records.map((record): NaiveEvent => {
    time = record.header?.time ?? time
    return toEvent(bundle, file, names, record, time)
  })
}

/** An event, or (without a header) lines that no format knew. */
interface Record {
  header: Header | null
  from: number
  to: number
  line: number
  lines: number
}

function toEvent(bundle: string, file: SuiteFile, names: FileNames, record: Record, time: number): NaiveEvent {
  const header = record.header ?? newHeader()
  return {
    ...textsOf(header),
    time,
    level: header.level,
    bundle,
    file: names.number,
    path: file.path,
    sourceId: names.sourceId,
    sourceName: sourceName(file.path),
    host: names.host,
    byte: record.from,
    line: record.line,
    lines: record.lines,
    message: withoutLineEnd(file.bytes.toString('utf8', record.from + header.messageStart, record.to)),
    original: withoutLineEnd(file.bytes.toString('utf8', record.from, record.to)),
    pattern: '',
  }
}

function textsOf(header: Header): Pick<MatchEvent, 'program' | 'thread' | 'component' | 'op' | 'extra'> {
  return {
    program: fromLatin1(header.program),
    thread: fromLatin1(header.thread),
    component: fromLatin1(header.component),
    op: fromLatin1(header.op),
    extra: fromLatin1(header.extra),
  }
}

interface Line {
  /** latin1, without its line end: what a parser is shown. */
  text: string
  /** Bytes [from, to) of the file, line end included. */
  from: number
  to: number
}

function linesOf(bytes: Buffer): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const text of bytes.toString('latin1').split('\n')) {
    const to = Math.min(from + text.length + 1, bytes.length)
    if (from < bytes.length) lines.push({ text: text.endsWith('\r') ? text.slice(0, -1) : text, from, to })
    from = to
  }
  return lines
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n?$/, '')
}
