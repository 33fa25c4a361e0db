import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/**
 * Where Node keeps what it compiled of our modules. Every thread loads the same TypeScript: with the cache it neither
 * strips types nor compiles again, which is most of a thread's start (0.6 s become 0.2 s). In the project's own folder,
 * since what lies there is run; where it cannot be written, Node goes on without.
 */
const COMPILE_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/node-compile', import.meta.url))

/*
 * Node strips types by WebAssembly, in every thread anew. When V8 of Node 24 frees such code while another thread starts,
 * the whole process may die (in WasmEngine::FreeDeadCode; seen in 3 of 19 runs that started and ended many threads).
 * Kept instead of freed, it costs a few megabytes.
 */
setFlagsFromString('--no-wasm-code-gc')

/*
 * Threads make short-lived strings by the million. With room for 4 MB of them from the start, instead of growing to it
 * by promoting what is about to die, an ingest takes 4 % less of the processor; more room would cost too much memory.
 */
setFlagsFromString('--min-semi-space-size=4')

/*
 * What a thread works on are buffers outside of V8's heap, which V8 counts all the same: with the small heap that it begins
 * with, it collects garbage for every few of them. From 96 MB on that stops; an ingest of 400 MB takes 12 % less of the
 * processor and 70 MB more memory.
 */
setFlagsFromString('--initial-heap-size=96')

/** A worker thread that runs the module at `url` with `data` as its workerData. */
export function startThread(url: URL, data: unknown): Worker {
  return new Worker(url, {
    workerData: data,
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? COMPILE_CACHE },
  })
}

/** Asks a thread to end; each of ours answers it by `process.exit()`, which in a thread ends the thread. */
export const STOP = 'stop'
const PATIENCE_MS = 5000

/**
 * Ends a thread at a moment of its own choosing. Not by `terminate`: a thread that is just loading better-sqlite3 would
 * take the whole process with it (a native module cannot be begun in a thread that is being ended).
 */
export async function stopThread(thread: Worker): Promise<void> {
  if (thread.threadId === -1) return
  thread.ref()
  const ended = new Promise((resolve) => thread.once('exit', resolve))
  thread.postMessage(STOP)
  const impatience = setTimeout(() => void thread.terminate(), PATIENCE_MS)
  await ended
  clearTimeout(impatience)
}
