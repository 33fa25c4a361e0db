import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { IngestInput, IngestOptions } from '@bundlescope/core/ingest/port.ts'
import { type Crew, endCrew, rest, takeCrew } from './crew.ts'
import type { FromCoordinator, Outcome, Reading } from './messages.ts'

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
  const reading: Reading = {
    type: 'read',
    path: input.path,
    name: input.name,
    index: indexPath,
    scratch,
    limits: options.limits,
    formatsDir: options.formatsDir ?? null,
  }
  try {
    return await outcomeOf(reading, options)
  } catch (error) {
    removeIndex(indexPath)
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

async function outcomeOf(reading: Reading, options: IngestOptions): Promise<Outcome> {
  const crew = takeCrew(options.threads)
  try {
    const outcome = await heard(crew, reading, options)
    rest(crew)
    return outcome
  } catch (error) {
    await endCrew(crew)
    throw error
  }
}

async function heard({ coordinator }: Crew, reading: Reading, options: IngestOptions): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const hear = (message: FromCoordinator): void => {
    if (message.type === 'progress') options.onProgress?.(message.progress)
    else resolve(message.outcome)
  }
  const die = (code: number): void => reject(new Error(`reading stopped (exit ${code})`))
  const stop = (): void => reject(options.signal!.reason)
  coordinator.on('message', hear).on('error', reject).on('exit', die)
  options.signal?.addEventListener('abort', stop)
  coordinator.postMessage(reading)
  try {
    return await promise
  } finally {
    coordinator.off('message', hear).off('error', reject).off('exit', die)
    options.signal?.removeEventListener('abort', stop)
  }
}

/** Removes an index and what the database keeps beside it. */
export function removeIndex(indexPath: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(indexPath + suffix, { force: true })
}
