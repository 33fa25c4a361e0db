import { PARSERS } from './parsers/index.ts'
import { transcripts } from './prompt.ts'
import type { Snapshot, SnapshotParser } from './snapshot.ts'

/** Below this a text is not taken for anything. */
const SURE_ENOUGH = 0.5
/** Characters that are looked at: far more than any output, and few enough to be split into lines. */
const LONGEST_TEXT = 16 * 1024 * 1024

/** What a terminal is told beside the text: colours (`ESC[31m`), and titles of its window (`ESC]0;root@vc01 BEL`). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const TERMINAL = /\x1b(?:\[[\d;?]{0,20}[A-Za-z]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\))/g

/**
 * The tables that a text holds: the output of a command, of several (a paste, with prompts or without), or a
 * configuration. `path` is that of the file in its bundle, or the name a person gave; it only tips the scale. An empty
 * list means that the text is of no known shape. Never throws, whatever the text.
 */
export function recogniseSnapshots(text: string, path: string): Snapshot[] {
  const lines = text
    .slice(0, LONGEST_TEXT)
    .replace(/^\uFEFF/, '')
    .replaceAll(TERMINAL, '')
    .split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const found: Snapshot[] = []
  for (const { command, machine, lines: body, offset } of transcripts(lines)) {
    for (const part of partsOf(body)) {
      const taken = readPart(part.lines, command ?? path)
      for (const snapshot of taken) {
        for (const row of snapshot.rows) row.line += offset + part.offset
        found.push({ ...snapshot, subject: snapshot.subject ?? machine })
      }
    }
  }
  return found
}

interface Part {
  lines: readonly string[]
  offset: number
}

/** Any of the lines that begin an output: most lines begin none. None of them has flags, so that they can be joined. */
const BEGINNING = new RegExp(PARSERS.flatMap(({ begins }) => (begins ? [`(?:${begins.source})`] : [])).join('|'))

/** Cuts before every line that begins the output of another command: `SERVICE_NAME: vmci` after a table of `fltmc`. */
function partsOf(lines: readonly string[]): Part[] {
  const starts: number[] = [0]
  let current: readonly SnapshotParser[] | null = null
  for (const [index, line] of lines.entries()) {
    if (line.length > 400 || !BEGINNING.test(line)) continue
    const beginning = PARSERS.filter(({ begins }) => begins?.test(line))
    if (current !== null && !beginning.some((parser) => current!.includes(parser))) starts.push(index)
    current = beginning
  }
  return starts.map((start, i) => ({ lines: lines.slice(start, starts[i + 1] ?? lines.length), offset: start }))
}

function readPart(lines: readonly string[], path: string): Snapshot[] {
  let best: SnapshotParser | null = null
  let bestScore = SURE_ENOUGH
  for (const parser of PARSERS) {
    const score = parser.recognise(lines, path)
    // The first of equals wins: see the order of the list.
    if (score > bestScore || (best === null && score === bestScore)) {
      best = parser
      bestScore = score
    }
  }
  return best?.parse(lines, path) ?? []
}
