import type { Worker } from 'node:worker_threads'
import { startThread, stopThread } from '../thread.ts'
import type { FileEnd, FromParser, Job, ParserData } from './messages.ts'

/** Jobs that wait, and packed bytes they hold, before the walk is made to wait too. */
const QUEUE = 64
const QUEUE_BYTES = 192 * 1024 * 1024

interface Waiting {
  jobs: Job[]
  bytes: number
}

/** Hands files to the parser threads in order, one lot at a time each: a log, or some short texts. */
export class ParserPool {
  private readonly threads: Worker[]
  private readonly idle: Worker[]
  private readonly queue: Waiting[] = []
  private queuedBytes = 0
  private busy = 0
  private room: (() => void)[] = []
  private quiet: (() => void)[] = []
  private readonly onEnd: (ends: FileEnd[]) => void

  constructor(
    data: ParserData,
    threads: number,
    onEnd: (ends: FileEnd[]) => void,
    onProgress: (bytes: number, events: number) => void,
    onDeath: (error: Error) => void,
  ) {
    this.onEnd = onEnd
    this.threads = Array.from({ length: threads }, () =>
      startThread(new URL('./parser-worker.ts', import.meta.url), data),
    )
    this.idle = [...this.threads]
    for (const thread of this.threads) {
      thread.on('error', onDeath)
      thread.on('message', (message: FromParser) => {
        if (message.type === 'progress') onProgress(message.bytes, message.events)
        else this.finished(thread, message.ends)
      })
    }
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

  async close(): Promise<void> {
    await Promise.all(this.threads.map(stopThread))
  }

  private next(): void {
    while (this.idle.length > 0 && this.queue.length > 0) {
      const { jobs, bytes } = this.queue.shift()!
      this.queuedBytes -= bytes
      this.busy++
      this.idle.pop()!.postMessage(
        jobs,
        jobs.flatMap(({ data }) => ('bytes' in data ? [data.bytes.buffer] : [])),
      )
    }
    if (this.queue.length <= QUEUE && this.queuedBytes <= QUEUE_BYTES) wake(this.room)
  }

  private finished(thread: Worker, ends: FileEnd[]): void {
    this.busy--
    this.idle.push(thread)
    this.onEnd(ends)
    this.next()
    if (this.busy === 0 && this.queue.length === 0) wake(this.quiet)
  }
}

function wake(waiting: (() => void)[]): void {
  for (const resume of waiting.splice(0)) resume()
}
