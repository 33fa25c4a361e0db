import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEventStore } from '../index/store.ts'
import { bundleDir, indexPath } from '../paths.ts'
import { ingestBundle } from './ingest.ts'

const ID = '00000000000000aa'
const HEAD = 'info vpxd[04711] [Originator@6876 sub=vpxLro opID=k3f9-1] '
const everything: Scope = {
  bundles: [ID],
  where: { kind: 'all', span: { start: 0, end: 0 } },
  from: null,
  to: null,
  levels: null,
  sources: null,
}

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bundlescope-ingest-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function write(name: string, text: string | Buffer): string {
  const file = path.join(dataDir, name)
  writeFileSync(file, text)
  return file
}

async function ingest(file: string, signal?: AbortSignal) {
  const options = { bundle: ID, threads: 1, limits: DEFAULT_LIMITS, ...(signal ? { signal } : {}) }
  return ingestBundle({ path: file, name: path.basename(file) }, indexPath(dataDir, ID), options)
}

async function page() {
  const store = openEventStore({ dataDir, readers: 2 })
  try {
    return { ...(await store.page(everything, { at: 'offset', offset: 0 }, 100)), report: await store.report(ID) }
  } finally {
    await store.close()
  }
}

describe('ingest', () => {
  it('makes every line of a log an event, a continuation, or a plain record', async () => {
    const lines = ['cut off', `2021-03-04T05:06:07.089Z ${HEAD}one`, '--> two', `2021-03-04T05:06:08Z ${HEAD}three`]
    expect(await ingest(write('vpxd-7.log', lines.join('\n')))).toEqual({ state: 'ready', message: null })
    const { events, report } = await page()
    expect(events.map((event) => [event.line, event.lines, event.message])).toEqual([
      [1, 1, 'cut off'],
      [2, 2, 'one\n--> two'],
      [4, 1, 'three'],
    ])
    expect(events[1]).toMatchObject({
      time: '2021-03-04T05:06:07.089000Z',
      level: 'info',
      op: 'k3f9-1',
      sourceName: 'vpxd',
    })
    expect(report.totals).toMatchObject({ lines: 4, events: 2, continuationLines: 1, unparsedLines: 1 })
  })

  it('does not let a file without stamps, copied today, stretch the span of the logs', async () => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'vpxd.log'), `2021-03-04T05:06:07Z ${HEAD}one\n2021-03-04T06:06:07Z ${HEAD}two\n`)
    writeFileSync(path.join(folder, 'runtime.log.stdout'), 'no stamp here\nnor here\n')
    utimesSync(path.join(folder, 'runtime.log.stdout'), 1.9e9, 1.9e9)
    await ingest(folder)
    const { events } = await page()
    expect(events.map((event) => [event.time, event.message])).toContainEqual([
      '2021-03-04T06:06:07.000000Z',
      'no stamp here\nnor here',
    ])
  })

  it('takes the place of the index that was there', async () => {
    await ingest(write('a.log', `2021-03-04T05:06:07Z ${HEAD}old\n`))
    await ingest(write('b.log', `2021-03-04T05:06:07Z ${HEAD}new\n`))
    expect((await page()).events.map((event) => event.message)).toEqual(['new'])
  })

  it('says what could not be read at all', async () => {
    expect(await ingest(write('empty.log', ''))).toEqual({ state: 'failed', message: 'empty file' })
    expect(await ingest(write('noise', Buffer.alloc(1000, '\0\x01\x02')))).toMatchObject({ state: 'failed' })
  })

  it('leaves nothing behind when it is given up', async () => {
    const file = write('vpxd.log', `2021-03-04T05:06:07Z ${HEAD}line\n`.repeat(200_000))
    const giveUp = new AbortController()
    const going = ingest(file, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('enough')), 50)
    await expect(going).rejects.toThrow('enough')
    expect(existsSync(indexPath(dataDir, ID))).toBe(false)
    expect(readdirSync(bundleDir(dataDir, ID))).toEqual([])
  })
})
