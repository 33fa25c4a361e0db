import { parentPort, workerData } from 'node:worker_threads'
import { collectAfter } from '../../collect-garbage.ts'
import { STOP } from '../../thread.ts'
import type { Call, Reply } from '../messages.ts'
import { Reader } from './reader.ts'
import type { ReaderData } from './reader-data.ts'

/** A reader thread: answers one call after the other; a call given up meanwhile is left at its next check. */
class Cancelled extends Error {}

/** Somebody who reads what was found asks again. */
const REST_MS = 10_000

const reader = new Reader(workerData as ReaderData)

parentPort!.on('message', (call: Call | typeof STOP) => {
  if (call === STOP) process.exit()
  const { id, question, cancel } = call
  const check = (): void => {
    if (Atomics.load(cancel, 0) === 1) throw new Cancelled('given up')
  }
  let reply: Reply
  try {
    check()
    reply = { id, ok: true, answer: reader.answer(question, check) }
  } catch (error) {
    reply = {
      id,
      ok: false,
      cancelled: error instanceof Cancelled,
      message: error instanceof Error ? error.message : String(error),
    }
  }
  parentPort!.postMessage(reply)
  collectAfter(REST_MS)
})
