import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

export interface TemporaryDirectory {
  path: string
  remove(): Promise<void>
}

/** A new empty directory of this machine's temporary folder; whoever asked removes it. */
export async function temporaryDirectory(): Promise<TemporaryDirectory> {
  const place = await mkdtemp(path.join(os.tmpdir(), 'bundlescope-test-'))
  return { path: place, remove: () => rm(place, { recursive: true, force: true, maxRetries: 3 }) }
}
