import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { deriveOperations, type Operations } from '@bundlescope/core/facts/operations.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { bundleDir, indexPath } from '@bundlescope/store-sqlite/paths.ts'
import { vmacore6 } from '@bundlescope/testkit/lines/vmacore.ts'
import { temporaryDirectory } from '@bundlescope/testkit/temporary.ts'
import { expect, test } from 'vitest'

const START = Date.UTC(2024, 5, 1, 10, 0)
const BUNDLE = '00000000000000aa'

type Line = [second: number, message: string, op?: string]

/** The operations of a vpxd log with these messages. */
async function operationsOf(lines: readonly Line[]): Promise<Operations> {
  const place = await temporaryDirectory()
  const file = path.join(place.path, 'vpxd.log')
  const text = lines.map(([second, message, op]) =>
    vmacore6({
      time: START + second * 1000,
      level: 'info',
      program: 'vpxd',
      thread: '04400',
      sub: 'vpxLro',
      op,
      message,
    }),
  )
  await writeFile(file, `${text.join('\n')}\n`)
  await mkdir(bundleDir(place.path, BUNDLE), { recursive: true })
  const options = { bundle: BUNDLE, threads: 1, limits: DEFAULT_LIMITS }
  await ingestBundle({ path: file, name: 'vpxd.log' }, indexPath(place.path, BUNDLE), options)
  const store = openEventStore({ dataDir: place.path, readers: 1 })
  try {
    return await deriveOperations(store, [BUNDLE])
  } finally {
    await store.close()
    await place.remove()
  }
}

const begin = (task: string) => `[VpxLRO] -- BEGIN ${task} -- vm-1 -- vim.VirtualMachine.powerOn -- 52a(52b)`
const error = (task: string, reason = 'no') =>
  `[VpxLRO] -- ERROR ${task} -- vm-1 -- vim.VirtualMachine.powerOn: vim.fault.X:\n(vim.fault.X) {\n   reason = "${reason}"\n}`

test('ids that share their digits are told apart, and the latest start counts', async () => {
  const { total, failed } = await operationsOf([
    [0, begin('lro-12'), 'aaaaaaaa'],
    [5, begin('lro--12'), 'bbbbbbbb'],
    [7, begin('lro-12'), 'cccccccc'],
    [9, error('lro--12'), 'bbbbbbbb'],
    [10, error('lro-12'), 'cccccccc'],
    [11, begin('lro-12'), 'dddddddd'],
  ])
  expect(total).toBe(4)
  expect(failed.map(({ task, start, end }) => [task, start?.slice(17, 19), end.slice(17, 19)])).toEqual([
    ['lro--12', '05', '09'],
    ['lro-12', '07', '10'],
  ])
})

test('a failure that began before the log does, and one without an operation id', async () => {
  const { total, failed } = await operationsOf([
    [1, error('task-9'), 'kx-1-auto-2-h5:70000001-51'],
    [1, 'Another step', 'kx-1-auto-2-h5:70000001-51-01'],
    [2, error('task-10')],
  ])
  expect(total).toBe(0)
  expect(failed).toMatchObject([
    { id: 'kx-1-auto-2-h5:70000001-51', root: 'kx-1-auto-2-h5:70000001', start: null, events: 2, sources: ['vpxd'] },
    { id: 'task-10', root: 'task-10', task: 'task-10', start: null, events: 1, sources: ['vpxd'] },
  ])
})

test('a reason far behind in a long message, and more failures than fit on a page', async () => {
  const long = `${'x'.repeat(3000)} the end`
  const many = Array.from({ length: 600 }, (_, i): Line => [10 + i, error(`task-${i}`, i === 599 ? long : 'no')])
  const { failed } = await operationsOf(many)
  expect(failed).toHaveLength(600)
  expect(new Set(failed.map(({ task }) => task)).size).toBe(600)
  expect(failed.at(-1)?.reason).toBe(long)
})
