import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { UploadMetadata } from '@bundlescope/contract/upload.ts'
import type { FastifyBaseLogger } from 'fastify'
import { Value } from 'typebox/value'
import type { Uploads } from './uploads.ts'

/** Unfinished uploads are kept so long after their last byte. */
const STALE_MS = 7 * 24 * 3600 * 1000

/**
 * Takes up what an earlier run left in the spool: unfinished uploads wait for their client, complete ones are kept as
 * bundles, stale ones and what no client can go on with are removed. `now`: ms since 1970.
 */
export async function resumeUploads(uploads: Uploads, log: FastifyBaseLogger, now = Date.now()): Promise<void> {
  const { spool } = uploads
  for (const { name: file, written } of await spool.list()) {
    const name = file.replace(/\.json$/, '')
    if (uploads.list().some(({ id }) => id === name)) continue
    const known = await spool.getUpload(name).catch(() => undefined)
    if (!known || now - written > STALE_MS || !Value.Check(UploadMetadata, known.metadata)) {
      await spool.discard(name)
      continue
    }
    await uploads.begin(name, known.metadata, known.size ?? null, known.creation_date ?? '', known.offset)
  }
  const complete = uploads.list().filter(({ bytes, received }) => bytes === received)
  for (const { id } of complete) {
    await uploads.finish(id).catch((error: unknown) => log.warn({ err: error, upload: id }, 'upload not kept'))
  }
}

/** Removes folders of bundles that the catalog does not speak of: a run ended while keeping or deleting them. */
export async function removeStrayBundles(dataDir: string, known: readonly string[]): Promise<void> {
  const folder = path.join(dataDir, 'bundles')
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (!known.includes(name)) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}
