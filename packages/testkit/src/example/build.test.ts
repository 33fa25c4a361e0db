import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { unpack } from '@bundlescope/core/bundle/unpack.ts'
import { walk } from '@bundlescope/core/bundle/walk.ts'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../temporary.ts'
import { exampleBundle } from './build.ts'

const SHIPPED = path.resolve(import.meta.dirname, '../../../../apps/server/example')

/** Hash of each file's text by its path; packed bytes differ between machines. */
async function contents(archive: string, scratch: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  await walk(
    archive,
    'example.tgz',
    {
      async file(entry, body) {
        const hash = createHash('sha256')
        for await (const chunk of unpack(body, entry.compression)) hash.update(chunk as Buffer)
        found[`${entry.container.name} ${entry.path}`] = hash.digest('hex')
      },
      skipped: () => undefined,
    },
    { limits: DEFAULT_LIMITS, scratch },
  )
  return found
}

test('the example that is shipped is the one that is made here', async () => {
  const place = await temporaryDirectory()
  const made = path.join(place.path, 'made.tgz')
  await writeFile(made, exampleBundle())
  const shipped = readdirSync(SHIPPED).find((name) => name.endsWith('.tgz')) ?? ''
  const expected = await contents(made, place.path)
  expect(Object.keys(expected).length).toBeGreaterThan(25)
  expect(await contents(path.join(SHIPPED, shipped), place.path)).toEqual(expected)
  await place.remove()
})
