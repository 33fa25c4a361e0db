import { MAX_EVENT_BYTES } from '@bundlescope/core/ingest/read-log.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqliteStore } from './store.ts'
import { storeOf } from './testing.ts'

const ID = '00000000000000b1'
const HEAD = 'info vpxd[04711] [Originator@6876 sub=vpxLro] '

const stamp = (n: number): string => new Date(Date.UTC(2021, 2, 4, 5) + n * 1000).toISOString()
/** A log of several blocks, with continuation lines, blank lines and both kinds of line ends. */
const log = Array.from({ length: 30_000 }, (_, n) =>
  n % 7 === 3 ? '--> more' : n % 11 === 5 ? '' : `${stamp(n)} ${HEAD}event ${n} エラー${n % 5 === 0 ? '\r' : ''}`,
)
/** A line of many megabytes is stored in several records; the lines behind it keep their numbers. */
const long = [
  `${stamp(0)} ${HEAD}one`,
  `${stamp(1)} ${HEAD}${'é'.repeat(MAX_EVENT_BYTES)}end`,
  '--> of it',
  `${stamp(2)} ${HEAD}three`,
]
const text = Array.from({ length: 40_000 }, (_, n) => (n === 17 ? 'x'.repeat(20_000) : `key${n} = value ${n}`))

let store: SqliteStore
let dispose = async (): Promise<void> => {}
beforeAll(async () => {
  const files = [
    { path: 'var/log/vpxd.log', bytes: Buffer.from(log.join('\n')) },
    { path: 'var/log/long.log', bytes: Buffer.from(long.join('\n')) },
    { path: 'etc/some.conf', bytes: Buffer.from(`${text.join('\r\n')}\r\n`) },
    { path: 'etc/latin.conf', bytes: Buffer.from('name = Größe\nother = Übung für Anfänger\n'.repeat(20), 'latin1') },
    { path: 'etc/noise.bin', bytes: Buffer.alloc(3000, 0) },
  ]
  ;({ store, dispose } = await storeOf([{ id: ID, files }]))
}, 60_000)
afterAll(() => dispose())

const shown = (lines: readonly string[], from: number, count: number): string[] =>
  lines.slice(from - 1, from - 1 + count).map((line) => line.replace(/\r$/, '').slice(0, 10_000))

describe('raw lines', () => {
  it.each([
    ['of a log', 'var/log/vpxd.log', log],
    ['of a log with a line of megabytes', 'var/log/long.log', long],
    ['of a text that is no log', 'etc/some.conf', text],
  ])('%s, from anywhere', async (_, path, lines) => {
    const range = fc.record({
      from: fc.integer({ min: 1, max: lines.length + 3 }),
      count: fc.integer({ min: 1, max: 90 }),
    })
    await fc.assert(
      fc.asyncProperty(range, async ({ from, count }) => {
        const raw = await store.raw(ID, 'b1', path, from, count)
        expect(raw).toEqual({
          path,
          member: 'b1',
          encoding: null,
          firstLine: from,
          lines: shown(lines, from, count),
          totalLines: lines.length,
        })
      }),
      { numRuns: 40 },
    )
  })

  it('to the end, however many are asked for', async () => {
    expect((await store.raw(ID, 'b1', 'var/log/vpxd.log', 1, 1e6))!.lines).toHaveLength(log.length)
    expect((await store.raw(ID, 'b1', 'etc/some.conf', 39_999, 1e6))!.lines).toEqual(text.slice(39_998))
  })

  it('are those of the text, whatever its encoding', async () => {
    const raw = await store.raw(ID, 'b1', 'etc/latin.conf', 1, 2)
    expect(raw).toMatchObject({ encoding: 'windows-1252', lines: ['name = Größe', 'other = Übung für Anfänger'] })
  })

  it('are none where there is no text', async () => {
    expect(await store.raw(ID, 'b1', 'etc/noise.bin', 1, 10)).toBeNull()
    expect(await store.raw(ID, 'b2', 'etc/some.conf', 1, 10)).toBeNull()
    expect(await store.raw(ID, 'b1', '../../etc/passwd', 1, 10)).toBeNull()
    expect(await store.raw('00000000000000ff', 'b1', 'etc/some.conf', 1, 10)).toBeNull()
  })
})
