import { parentPort } from 'node:worker_threads'
import type { LogCounts } from '@bundlescope/core/ingest/read-log.ts'
import type { LogFormat } from '@bundlescope/core/parse/format.ts'
import Database from 'better-sqlite3'
import { collectAfter, collectNot } from '../collect-garbage.ts'
import { SegmentBuilder } from '../index/write/segment-builder.ts'
import { SegmentWriter } from '../index/write/segment-writer.ts'
import { TextWriter } from '../index/write/text-writer.ts'
import { STOP } from '../thread.ts'
import { JobText } from './job-text.ts'
import { keepText } from './keep-text.ts'
import type { FileEnd, FromParser, Job, ToParser } from './messages.ts'
import { type LogJob, readLogJob } from './parse-log.ts'
import { userFormats } from './user-formats.ts'

/** A parser thread: reads one file after the other into the index, logs as segments, other texts as they are. */
const REPORT_BYTES = 4 * 1024 * 1024
const REST_MS = 200

/** The index that is being written. */
interface Open {
  db: Database.Database
  segments: SegmentWriter
  texts: TextWriter
  formats: readonly LogFormat[]
}

let open: Open | null = null
/** What was read of logs and not told yet. */
const untold = { bytes: 0, events: 0 }
/** Takes tens of megabytes, once. */
const builder = new SegmentBuilder((segment) => open!.segments.write(segment))
const tell = (message: FromParser): void => parentPort!.postMessage(message)

async function opened(index: string, formatsDir: string | null): Promise<Open> {
  const db = new Database(index)
  return { db, segments: new SegmentWriter(db), texts: new TextWriter(db), formats: await userFormats(formatsDir) }
}

async function read(job: Job, { texts, formats }: Open): Promise<FileEnd> {
  const source = new JobText(job)
  if (!isLog(job)) return { type: 'kept', file: job.file, kept: await keepText(job, source, texts) }
  const noted = { bytes: 0, events: 0 }
  const note = ({ bytes, events }: LogCounts): void => {
    untold.bytes += bytes - noted.bytes
    untold.events += events - noted.events
    Object.assign(noted, { bytes, events })
    if (untold.bytes >= REPORT_BYTES) report()
  }
  const end = await readLogJob(job, source, formats, builder, texts, note)
  if ('kept' in end) return { type: 'kept', file: job.file, ...end }
  note(end.parsed.counts)
  return { type: 'parsed', file: job.file, ...end }
}

/** A message takes as long as a short log: they are told of together. */
function report(): void {
  tell({ type: 'progress', ...untold })
  untold.bytes = untold.events = 0
}

function isLog(job: Job): job is LogJob {
  return job.source !== null
}

async function readAll(jobs: readonly Job[], into: Open): Promise<void> {
  const ends: FileEnd[] = []
  for (const job of jobs) ends.push(await read(job, into).catch((error: unknown) => failure(job, error)))
  // Of short texts many at once: a transaction costs more than they do.
  into.texts.flush()
  report()
  tell({ type: 'ended', ends })
}

function failure(job: Job, error: unknown): FileEnd {
  builder.discard()
  return { type: 'failed', file: job.file, message: error instanceof Error ? error.message : String(error) }
}

async function obey(message: ToParser): Promise<void> {
  collectNot()
  if (message.type === 'open') open = await opened(message.index, message.formatsDir)
  else if (message.type === 'read') await readAll(message.jobs, open!)
  else {
    open!.db.close()
    open = null
    tell({ type: 'closed' })
    collectAfter(REST_MS)
  }
}

/** What was told before has to be done first. */
let before: Promise<void> = Promise.resolve()
parentPort!.on('message', (message: ToParser | typeof STOP) => {
  if (message === STOP) process.exit()
  before = before.then(() => obey(message))
})
