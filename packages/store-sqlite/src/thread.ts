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
 * by promoting what is about to die, an ingest takes 4 % less of the processor; more room costs memory (70 MB for all
 * threads) and gains nothing.
 */
setFlagsFromString('--min-semi-space-size=4')
setFlagsFromString('--max-semi-space-size=4')

/**
 * Megabytes of heap before V8 begins to collect, for threads that pass much through buffers outside of it: V8 counts those
 * all the same, and with the small heap that it begins with collects garbage for every few of them. With 64 MB an ingest
 * of 400 MB takes 10 % less of the processor and 40 MB more memory; 96 MB gain little more and take 50 MB more. Other
 * threads would only take the memory.
 */
export const ROOMY = 64

/** A worker thread that runs the module at `url` with `data` as its workerData. `heap`: see ROOMY; V8's own idea otherwise. */
export function startThread(url: URL, data: unknown, heap = 0): Worker {
  // Read when the thread's heap is made. Should another thread start at that very moment, it has the other's room, no more.
  setFlagsFromString(`--initial-heap-size=${heap}`)
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
