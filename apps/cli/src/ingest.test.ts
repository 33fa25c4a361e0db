import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { lockDataDir } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { type TemporaryDirectory, temporaryDirectory } from '@bundlescope/testkit/temporary.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SAMPLES } from './sample-bundles.ts'
import { bundlescope } from './testing.ts'

let place: TemporaryDirectory
let data: string
let sample: string
beforeEach(async () => {
  place = await temporaryDirectory()
  data = path.join(place.path, 'data')
  sample = path.join(place.path, 'esxi8.tar')
  await writeFile(sample, SAMPLES['esxi8.tar']!())
})
afterEach(() => place.remove())

function investigations() {
  const catalog = new Catalog(path.join(data, 'catalog.sqlite'))
  const all = catalog.investigations().map(({ id, name }) => ({ name, bundles: catalog.bundlesOf(id) }))
  catalog.close()
  return all
}

test('a bundle goes into the data directory, ready to be asked', async () => {
  const { code, out, err } = await bundlescope(['ingest', '--data', data, '--investigation', 'Case 1', sample])
  expect(code, err).toBe(0)
  const [id = ''] = out.split('\t')
  expect(investigations()).toEqual([
    { name: 'Case 1', bundles: [expect.objectContaining({ id, name: 'esxi8.tar', state: 'ready' })] },
  ])
  const store = openEventStore({ dataDir: data })
  expect((await store.report(id)).totals.events).toBe(105)
  await store.close()
  expect(await readdir(path.join(data, 'spool'))).toEqual([])
})

test('the copy that is kept does not change with the original', async () => {
  const { out } = await bundlescope(['ingest', '--data', data, sample])
  await writeFile(sample, 'overwritten')
  const kept = path.join(data, 'bundles', out.split('\t')[0]!, 'original', 'esxi8.tar')
  expect(await readFile(kept)).toEqual(SAMPLES['esxi8.tar']!())
})

test('the same bytes again are recognised, and join another investigation', async () => {
  await bundlescope(['ingest', '--data', data, '--investigation', 'A', sample])
  const again = await bundlescope(['ingest', '--data', data, '--investigation', 'B', sample])
  expect(again.code).toBe(0)
  expect(again.err).toContain('these bytes were known')
  expect(investigations().map(({ name, bundles }) => [name, bundles.length])).toEqual([
    ['A', 1],
    ['B', 1],
  ])
})

test('bytes that are gone, as after the catalog was restored, are brought back by the same file', async () => {
  await bundlescope(['ingest', '--data', data, sample])
  await rm(path.join(data, 'bundles'), { recursive: true })
  const again = await bundlescope(['ingest', '--data', data, sample])
  expect(again, again.err).toMatchObject({ code: 0, out: expect.stringContaining('ready') })
})

test('a folder is one bundle', async () => {
  const folder = path.join(place.path, 'case')
  await mkdir(path.join(folder, 'logs'), { recursive: true })
  await writeFile(path.join(folder, 'logs/vpxd-12.log'), SAMPLES['vpxd-12.log']!())
  await writeFile(path.join(folder, 'ds_agent.log'), SAMPLES['ds_agent.log']!())
  expect((await bundlescope(['ingest', '--data', data, folder])).code).toBe(0)
  const [investigation] = investigations()
  expect(investigation?.name).toBe('case')
  expect(investigation?.bundles[0]?.report?.totals).toMatchObject({ files: 2, events: 33 })
})

test('what cannot be read, and a data directory in use, are said', async () => {
  const missing = await bundlescope(['ingest', '--data', data, path.join(place.path, 'absent')])
  expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('no such file') })
  const some = await bundlescope(['ingest', '--data', data, path.join(place.path, 'absent'), sample])
  expect(some.code).toBe(1)
  const unlock = lockDataDir(data)
  const locked = await bundlescope(['ingest', '--data', data, sample])
  unlock()
  expect(locked).toMatchObject({ code: 1, err: expect.stringContaining('Another bundlescope') })
})
