import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { IngestInput, IngestOptions } from '@bundlescope/core/ingest/port.ts'
import { startThread, stopThread } from '../thread.ts'
import type { CoordinatorData, FromCoordinator, Outcome } from './messages.ts'

/**
 * Reads an upload into a new index, replacing the one that was there. Runs in threads of its own; what is finished can
 * be queried while it goes on. Rejects, and leaves no index, when the signal aborts or a thread dies.
 */
export async function ingestBundle(
  input: IngestInput,
  indexPath: string,
  options: IngestOptions & { bundle: string },
): Promise<Outcome> {
  options.signal?.throwIfAborted()
  const scratch = path.join(path.dirname(indexPath), 'tmp')
  removeIndex(indexPath)
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(path.dirname(indexPath), { recursive: true })
  const data: CoordinatorData = {
    path: input.path,
    name: input.name,
    index: indexPath,
    scratch,
    threads: options.threads,
    limits: options.limits,
    formatsDir: options.formatsDir ?? null,
  }
  try {
    return await outcomeOf(data, options)
  } catch (error) {
    removeIndex(indexPath)
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

async function outcomeOf(data: CoordinatorData, options: IngestOptions): Promise<Outcome> {
  const coordinator = startThread(new URL('./coordinator.ts', import.meta.url), data)
  let stop: (() => void) | undefined
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      coordinator.on('message', (message: FromCoordinator) => {
        if (message.type === 'progress') options.onProgress?.(message.progress)
        else resolve(message.outcome)
      })
      coordinator.on('error', reject)
      coordinator.on('exit', (code) => reject(new Error(`reading stopped (exit ${code})`)))
      stop = () => reject(options.signal!.reason)
      options.signal?.addEventListener('abort', stop, { once: true })
    })
  } finally {
    if (stop) options.signal?.removeEventListener('abort', stop)
    await stopThread(coordinator)
  }
}

/** Removes an index and what the database keeps beside it. */
export function removeIndex(indexPath: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(indexPath + suffix, { force: true })
}
