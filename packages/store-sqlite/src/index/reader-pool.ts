import type { Worker } from 'node:worker_threads'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { startThread, stopThread } from '../thread.ts'
import type { Answer, Call, Question, Reply } from './messages.ts'
import type { ReaderData } from './read/reader-data.ts'

interface Waiting {
  cancel: Int32Array
  resolve: (answer: unknown) => void
  reject: (error: unknown) => void
}

/** The reader threads of a store. A thread that dies fails the questions it held, and the next question starts another. */
export class ReaderPool {
  readonly size: number
  private readonly dataDir: string
  private readonly threads: (Worker | null)[]
  private readonly waiting: Map<number, Waiting>[]
  private nextId = 1
  private closed = false
  /** What every thread is told at its start. */
  private readonly zones = new Map<string, readonly ZoneChoice[]>()

  constructor(dataDir: string, size: number) {
    this.dataDir = dataDir
    this.size = size
    this.threads = Array.from({ length: size }, () => null)
    this.waiting = Array.from({ length: size }, () => new Map<number, Waiting>())
  }

  /** Asks every thread; rejects with the signal's reason as soon as it aborts. */
  all<Q extends Question>(question: Q, signal?: AbortSignal): Promise<Answer<Q>[]> {
    return Promise.all(Array.from({ length: this.size }, (_, number) => this.ask(number, question, signal)))
  }

  async ask<Q extends Question>(number: number, question: Q, signal?: AbortSignal): Promise<Answer<Q>> {
    signal?.throwIfAborted()
    // A thread begun now would outlive the store.
    if (this.closed) throw new Error('the store is closed')
    const thread = this.thread(number)
    const id = this.nextId++
    const cancel = new Int32Array(new SharedArrayBuffer(4))
    let giveUp: (() => void) | undefined
    try {
      return await new Promise<Answer<Q>>((resolve, reject) => {
        this.waiting[number]!.set(id, { cancel, resolve: (answer) => resolve(answer as Answer<Q>), reject })
        giveUp = () => {
          Atomics.store(cancel, 0, 1)
          this.waiting[number]!.delete(id)
          reject(signal!.reason)
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        thread.postMessage({ id, question, cancel } satisfies Call)
      })
    } finally {
      if (giveUp) signal?.removeEventListener('abort', giveUp)
    }
  }

  /** Tells all threads, and those started later. */
  async rezone(bundle: string, choices: readonly ZoneChoice[]): Promise<void> {
    this.zones.set(bundle, choices)
    await this.tell({ ask: 'rezone', bundle, choices })
  }

  /** Tells the threads that run: one that does not has nothing open, and need not be started for that. */
  async tell(what: Question): Promise<void> {
    await Promise.all(this.threads.map((thread, number) => thread && this.ask(number, what)))
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { cancel } of this.waiting.flatMap((waiting) => [...waiting.values()])) Atomics.store(cancel, 0, 1)
    await Promise.all(this.threads.map((thread) => thread && stopThread(thread)))
    this.threads.fill(null)
  }

  private thread(number: number): Worker {
    const running = this.threads[number]
    if (running) return running
    const data: ReaderData = { dataDir: this.dataDir, number, readers: this.size, zones: [...this.zones] }
    const thread = startThread(new URL('./read/reader-worker.ts', import.meta.url), data)
    thread.unref()
    thread.on('message', (reply: Reply) => {
      const waiting = this.waiting[number]!.get(reply.id)
      this.waiting[number]!.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply.answer)
      else waiting?.reject(new Error(reply.message))
    })
    const died = (error: Error): void => {
      if (this.threads[number] === thread) this.threads[number] = null
      for (const waiting of this.waiting[number]!.values()) waiting.reject(error)
      this.waiting[number]!.clear()
    }
    thread.on('error', died)
    thread.on('exit', () => died(new Error('a reader thread ended')))
    this.threads[number] = thread
    return thread
  }
}
