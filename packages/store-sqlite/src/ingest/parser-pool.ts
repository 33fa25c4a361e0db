import type { Worker } from 'node:worker_threads'
import { ROOMY, startThread, stopThread } from '../thread.ts'
import type { FileEnd, FromParser, Job, ToParser } from './messages.ts'

/** Jobs that wait, and packed bytes they hold, before the walk is made to wait too. */
const QUEUE = 64
const QUEUE_BYTES = 192 * 1024 * 1024

interface Waiting {
  jobs: Job[]
  bytes: number
}

/** Who is told what the threads have read. */
export interface Listener {
  ended(ends: readonly FileEnd[]): void
  parsed(bytes: number, events: number): void
}

/**
 * Hands files to the parser threads in order, one lot at a time each: a log, or some short texts. The threads outlive an
 * upload: `open`, then `add` as often as there is something, `drained`, `close`, and so on.
 */
export class ParserPool {
  private readonly threads: Worker[]
  private readonly idle: Worker[]
  private readonly queue: Waiting[] = []
  private queuedBytes = 0
  private busy = 0
  private open = 0
  private room: (() => void)[] = []
  private quiet: (() => void)[] = []
  private listener: Listener | null = null

  constructor(threads: number, onDeath: (error: Error) => void) {
    this.threads = Array.from({ length: threads }, () =>
      startThread(new URL('./parser-worker.ts', import.meta.url), null, ROOMY),
    )
    this.idle = [...this.threads]
    for (const thread of this.threads) {
      thread.on('error', onDeath)
      thread.on('message', (message: FromParser) => this.heard(thread, message))
    }
  }

  /** What is added from here on is written into this index. */
  begin(index: string, formatsDir: string | null, listener: Listener): void {
    this.listener = listener
    this.open = this.threads.length
    this.tellAll({ type: 'open', index, formatsDir })
  }

  /** Resolves once there is room for more. `bytes`: what the jobs hold on to. */
  async add(jobs: Job[], bytes: number): Promise<void> {
    this.queue.push({ jobs, bytes })
    this.queuedBytes += bytes
    this.next()
    while (this.queue.length > QUEUE || this.queuedBytes > QUEUE_BYTES)
      await new Promise<void>((resolve) => this.room.push(resolve))
  }

  /** Resolves when every job has ended. */
  async drained(): Promise<void> {
    while (this.busy > 0 || this.queue.length > 0) await new Promise<void>((resolve) => this.quiet.push(resolve))
  }

  /** Lets go of the index; resolves when all threads have. */
  async close(): Promise<void> {
    this.tellAll({ type: 'close' })
    while (this.open > 0) await new Promise<void>((resolve) => this.quiet.push(resolve))
    this.listener = null
  }

  /** Ends the threads, whatever they are at. */
  async end(): Promise<void> {
    await Promise.all(this.threads.map(stopThread))
  }

  private tellAll(message: ToParser): void {
    for (const thread of this.threads) thread.postMessage(message)
  }

  private heard(thread: Worker, message: FromParser): void {
    if (message.type === 'progress') this.listener?.parsed(message.bytes, message.events)
    else if (message.type === 'ended') this.finished(thread, message.ends)
    else if (--this.open === 0) wake(this.quiet)
  }

  private next(): void {
    while (this.idle.length > 0 && this.queue.length > 0) {
      const { jobs, bytes } = this.queue.shift()!
      this.queuedBytes -= bytes
      this.busy++
      this.idle.pop()!.postMessage(
        { type: 'read', jobs } satisfies ToParser,
        jobs.flatMap(({ data }) => ('bytes' in data ? [data.bytes.buffer] : [])),
      )
    }
    if (this.queue.length <= QUEUE && this.queuedBytes <= QUEUE_BYTES) wake(this.room)
  }

  private finished(thread: Worker, ends: FileEnd[]): void {
    this.busy--
    this.idle.push(thread)
    this.listener?.ended(ends)
    this.next()
    if (this.busy === 0 && this.queue.length === 0) wake(this.quiet)
  }
}

function wake(waiting: (() => void)[]): void {
  for (const resume of waiting.splice(0)) resume()
}
