import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Progress } from '@bundlescope/contract/bundle.ts'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEventStore } from '../index/store.ts'
import { indexPath } from '../paths.ts'
import { ingestBundle } from './ingest.ts'

const ID = '00000000000000bb'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bundlescope-short-logs-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('short logs are read in lots, each ends by itself, and the progress counts all of them', async () => {
  const files = 150
  const lines = Array.from(
    { length: 5 },
    (_, i) => `2021-03-04T05:06:0${i}Z info hostd[1] [Originator@6876] line ${i}\n`,
  )
  const text = lines.join('')
  const folder = path.join(dataDir, 'in')
  mkdirSync(folder)
  for (let n = 0; n < files; n++) writeFileSync(path.join(folder, `hostd-${n}.log`), text)
  writeFileSync(path.join(folder, 'notes.txt'), 'no log\n')
  let last: Progress | undefined
  const outcome = await ingestBundle({ path: folder, name: 'in' }, indexPath(dataDir, ID), {
    bundle: ID,
    threads: 2,
    limits: DEFAULT_LIMITS,
    onProgress: (progress) => {
      last = progress
    },
  })
  expect(outcome.state).toBe('ready')
  expect(last).toMatchObject({ events: files * lines.length, textBytes: files * text.length })
  const store = openEventStore({ dataDir, readers: 1 })
  try {
    const report = await store.report(ID)
    expect(report.totals.events).toBe(files * lines.length)
    expect(report.files.filter(({ kind, status }) => kind === 'log' && status === 'ok')).toHaveLength(files)
  } finally {
    await store.close()
  }
})
