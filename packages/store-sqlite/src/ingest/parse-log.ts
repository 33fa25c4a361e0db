import { marking } from '@bundlescope/core/ingest/local-mark.ts'
import { type LogCounts, readLog } from '@bundlescope/core/ingest/read-log.ts'
import { clockFor } from '@bundlescope/core/parse/detect.ts'
import type { Clock, Detection, LogFormat } from '@bundlescope/core/parse/format.ts'
import { createParser } from '@bundlescope/core/parse/parser.ts'
import { received } from '@bundlescope/core/parse/sent.ts'
import { yearsOf } from '@bundlescope/core/parse/years.ts'
import { isCommandLine } from '@bundlescope/core/snapshot/prompt.ts'
import type { SegmentBuilder } from '../index/write/segment-builder.ts'
import type { TextWriter } from '../index/write/text-writer.ts'
import { JobText } from './job-text.ts'
import { keep, MOST_TEXT, type Tables, tablesOf } from './keep-text.ts'
import type { Job, Kept, Parsed } from './messages.ts'

/** A log to be cut into events. */
export type LogJob = Job & { source: number }

const HEAD = 64 * 1024
/** Logs of which some, by their names, hold tables: procstate and its like are a command's output once an hour. */
const HOLDS_TABLES = /(?:procstate|ram-size|[_.-]top\b|netstat|lsof|ps-?aux)[^/]*$/i
/**
 * A terminal's text with lines of a log among its outputs, and a file that is a log by nothing but its name, may hold
 * tables if it is no longer than this.
 */
const MOST_DOUBTFUL = 4 * 1024 * 1024

/** Reads a log into segments; or keeps it as a text, where no format knows it and it turns out to be a table. */
export async function readLogJob(
  job: LogJob,
  source: JobText,
  formats: readonly LogFormat[],
  builder: SegmentBuilder,
  writer: TextWriter,
  report: (counts: LogCounts) => void,
): Promise<{ parsed: Parsed } | { kept: Kept }> {
  let head = await source.take(HEAD)
  const lines = firstLines(head)
  const detection = job.detection && received(job.detection, formats)
  let tables: Tables = { snapshots: [], trouble: null }
  const holdsTables = HOLDS_TABLES.test(job.path) || lines.some(isCommandLine)
  if (detection === null || holdsTables) {
    const most = HOLDS_TABLES.test(job.path) ? MOST_TEXT : MOST_DOUBTFUL
    head = Buffer.concat([head, await source.take(most + 1 - head.length)])
    if (head.length <= most) {
      const text = head.toString('utf8')
      tables = await tablesOf(text, job.path)
      if (detection === null && tables.snapshots.length > 0)
        return { kept: keep(job, source, text, tables, source.damage, writer) }
    }
  }
  const parser = createParser(detection, await clockOf(detection, job), formats)
  builder.begin(job.file, job.source)
  const counts = await readLog(source.from(head), parser, builder, job.reference, report)
  builder.finish()
  if (tables.snapshots.length > 0) writer.add(job.file, [], tables.snapshots)
  const parsed = {
    counts,
    format: parser.format,
    detection: [parser.reason, source.oddity].filter((said) => said !== null).join('; '),
    zone: parser.zone,
    zoneName: detection?.zoneName ?? '',
    encoding: source.encoding,
    damage: source.damage ?? tables.trouble,
  }
  return { parsed }
}

/**
 * The clock that the file's stamps are read by. Those without a zone are marked, so that a zone can be chosen later; unless
 * the file itself says which is theirs.
 */
async function clockOf(detection: Detection | null, job: Job): Promise<Clock> {
  const clock = await yearsOf(detection, clockFor(detection, job.reference), () =>
    new JobText(job).from(Buffer.alloc(0)),
  )
  return detection?.clock.zoneMinutes === undefined ? marking(clock) : clock
}

/** The lines of the head as the formats read them; the last one only where the head does not cut it. */
function firstLines(head: Buffer): string[] {
  const lines = head.toString('latin1', 0, HEAD).split('\n')
  if (head.length > HEAD && lines.length > 1) lines.pop()
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, 4096))
}
