import type { Snapshot } from '@bundlescope/core/snapshot/snapshot.ts'
import type { TextWriter } from '../index/write/text-writer.ts'
import type { JobText } from './job-text.ts'
import type { Job, Kept } from './messages.ts'

/** Bytes of a text that are kept, and looked through for tables. */
export const MOST_TEXT = 16 * 1024 * 1024

/** Lines of it that are kept, and those looked through for tables: a text may be nothing but line ends. */
export const MOST_LINES = 1_000_000
const MOST_TABLE_LINES = 400_000

/** Tables of a text, and why there may be more of them: one hostile file must not end the ingest. */
export interface Tables {
  snapshots: Snapshot[]
  trouble: string | null
}

export async function tablesOf(text: string, path: string): Promise<Tables> {
  // A hundred parsers, which a bundle of nothing but logs can do without.
  const { recogniseSnapshots } = await import('@bundlescope/core/snapshot/recognise.ts')
  const looked = firstLines(text, MOST_TABLE_LINES)
  const trouble =
    looked.length < text.length ? `tables are looked for in its first ${MOST_TABLE_LINES} lines only` : null
  try {
    return { snapshots: recogniseSnapshots(looked, path), trouble }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { snapshots: [], trouble: `its tables could not be read: ${message}` }
  }
}

/** Keeps a text that is no log, with the tables it holds. */
export async function keepText(job: Job, source: JobText, writer: TextWriter): Promise<Kept> {
  const bytes = await source.take(MOST_TEXT + 1)
  if (bytes.length > MOST_TEXT) source.leave()
  const read = bytes.toString('utf8', 0, MOST_TEXT)
  const text = firstLines(read, MOST_LINES)
  const cut =
    text.length < read.length
      ? `only its first ${MOST_LINES} lines are kept`
      : bytes.length > MOST_TEXT
        ? `only its first ${MOST_TEXT / 2 ** 20} MiB are kept`
        : null
  return keep(job, source, text, await tablesOf(text, job.path), cut ?? source.damage, writer)
}

/** Lines are told apart as the recogniser does, so that its line numbers are theirs. */
export function keep(
  job: Job,
  source: JobText,
  text: string,
  { snapshots, trouble }: Tables,
  damage: string | null,
  writer: TextWriter,
): Kept {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  writer.add(job.file, lines, snapshots)
  return {
    bytes: Buffer.byteLength(text),
    lines: lines.length,
    format: snapshots.length > 0 ? distinct(snapshots.map(({ parser }) => parser)) : null,
    detection: snapshots.length > 0 ? distinct(snapshots.map(({ reason }) => reason)) : null,
    encoding: source.encoding,
    damage: damage ?? trouble,
  }
}

const [LF, CR] = [10, 13]

/** The begin of a text up to this many lines; the text itself where it has no more. */
export function firstLines(text: string, most: number): string {
  if (text.length <= most) return text
  let lines = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== LF && (code !== CR || text.charCodeAt(at + 1) === LF)) continue
    if (++lines === most) return text.slice(0, at + 1)
  }
  return text
}

function distinct(words: readonly string[]): string {
  const all = [...new Set(words)]
  return all.length > 5 ? `${all.slice(0, 5).join('; ')}; and ${all.length - 5} more` : all.join('; ')
}
