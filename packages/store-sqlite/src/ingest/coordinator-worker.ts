import { stat } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { collectAfter, collectNot } from '../collect-garbage.ts'
import { STOP } from '../thread.ts'
import type { CoordinatorData, FromCoordinator, Reading } from './messages.ts'
import { ParserPool } from './parser-pool.ts'
import { userFormats } from './user-formats.ts'

const REST_MS = 200

/** A coordinator thread: reads one upload after the other, with parser threads that start while it loads its own modules. */
const { threads } = workerData as CoordinatorData
const pool = new ParserPool(threads, (error) => {
  throw error
})
const loading = import('./coordinator.ts')

async function read(reading: Reading): Promise<void> {
  collectNot()
  const { Coordinator } = await loading
  const [{ size, mtimeMs }, formats] = await Promise.all([stat(reading.path), userFormats(reading.formatsDir)])
  const upload = { size, modified: Math.floor(mtimeMs) * 1000 }
  const coordinator = new Coordinator(reading, pool, formats, upload, (progress) => say({ type: 'progress', progress }))
  say({ type: 'done', outcome: await coordinator.run() })
  collectAfter(REST_MS)
}

function say(message: FromCoordinator): void {
  parentPort!.postMessage(message)
}

parentPort!.on('message', (message: Reading | typeof STOP) => {
  if (message === STOP) void pool.end().finally(() => process.exit())
  else void read(message)
})
