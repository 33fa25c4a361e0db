import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { damageOf } from '@bundlescope/core/bundle/damage.ts'
import { unpack } from '@bundlescope/core/bundle/unpack.ts'
import { type LogCounts, readLog } from '@bundlescope/core/ingest/read-log.ts'
import { clockFor, detect } from '@bundlescope/core/parse/detect.ts'
import { createParser } from '@bundlescope/core/parse/parser.ts'
import Database from 'better-sqlite3'
import { SegmentBuilder } from '../index/write/segment-builder.ts'
import { SegmentWriter } from '../index/write/segment-writer.ts'
import { STOP } from '../thread.ts'
import type { FromParser, Job, Parsed, ParserData } from './messages.ts'

/** A parser thread: reads one log after the other into segments of the index. */
const CHUNK = 1024 * 1024
const HEAD = 64 * 1024
const REPORT_BYTES = 4 * 1024 * 1024

const { index } = workerData as ParserData
const db = new Database(index)
const writer = new SegmentWriter(db)
const builder = new SegmentBuilder((segment) => writer.write(segment))
const tell = (message: FromParser): void => parentPort!.postMessage(message)

async function parse(job: Job): Promise<Parsed> {
  const packed =
    'bytes' in job.data
      ? Readable.from([Buffer.from(job.data.bytes.buffer)])
      : createReadStream(job.data.spooled, { highWaterMark: CHUNK })
  const text = unpack(packed, job.compression, job.limits)
  const chunks = text[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const head = await take(chunks, HEAD)
  const detection = detect(firstLines(head), job.path)
  const parser = createParser(detection, clockFor(detection, job.reference))
  builder.begin(job.file, job.source)
  let [bytes, events, done] = [0, 0, false]
  const report = (counts: LogCounts): void => {
    if (counts.bytes - bytes < REPORT_BYTES && !done) return
    tell({ type: 'progress', bytes: counts.bytes - bytes, events: counts.events - events })
    bytes = counts.bytes
    events = counts.events
  }
  const counts = await readLog(chain(head, chunks), parser, builder, job.reference, report)
  builder.finish()
  done = true
  report(counts)
  return {
    counts,
    format: parser.format,
    detection: detection?.reason ?? 'no known format in its first lines',
    zone: parser.zone,
    damage: damageOf(text),
  }
}

/** Reads at least `least` bytes, or all there are. */
async function take(chunks: AsyncIterator<Buffer>, least: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  while (length < least) {
    const next = await chunks.next()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(parts)
}

async function* chain(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** The lines of the head as the formats read them; the last one only where the head does not cut it. */
function firstLines(head: Buffer): string[] {
  const lines = head.toString('latin1', 0, HEAD).split('\n')
  if (head.length > HEAD && lines.length > 1) lines.pop()
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, 4096))
}

parentPort!.on('message', (job: Job | typeof STOP) => {
  if (job === STOP) process.exit()
  parse(job).then(
    (parsed) => tell({ type: 'parsed', file: job.file, parsed }),
    (error: unknown) => {
      builder.discard()
      tell({ type: 'failed', file: job.file, message: error instanceof Error ? error.message : String(error) })
    },
  )
})
