import type { Snapshot } from '@bundlescope/core/snapshot/snapshot.ts'
import type { TextWriter } from '../index/write/text-writer.ts'
import type { JobText } from './job-text.ts'
import type { Job, Kept } from './messages.ts'

/** Bytes of a text that are kept, and looked through for tables. */
export const MOST_TEXT = 16 * 1024 * 1024

/** Tables of a text, and why there may be more of them: one hostile file must not end the ingest. */
export interface Tables {
  snapshots: Snapshot[]
  trouble: string | null
}

export async function tablesOf(text: string, path: string): Promise<Tables> {
  // A hundred parsers, which a bundle of nothing but logs can do without.
  const { recogniseSnapshots } = await import('@bundlescope/core/snapshot/recognise.ts')
  try {
    return { snapshots: recogniseSnapshots(text, path), trouble: null }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { snapshots: [], trouble: `its tables could not be read: ${message}` }
  }
}

/** Keeps a text that is no log, with the tables it holds. */
export async function keepText(job: Job, source: JobText, writer: TextWriter): Promise<Kept> {
  const bytes = await source.take(MOST_TEXT + 1)
  const cut = bytes.length > MOST_TEXT
  if (cut) source.leave()
  const text = bytes.toString('utf8', 0, MOST_TEXT)
  return keep(
    job,
    source,
    text,
    await tablesOf(text, job.path),
    cut ? `only its first ${MOST_TEXT / 2 ** 20} MiB are kept` : source.damage,
    writer,
  )
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

function distinct(words: readonly string[]): string {
  const all = [...new Set(words)]
  return all.length > 5 ? `${all.slice(0, 5).join('; ')}; and ${all.length - 5} more` : all.join('; ')
}
