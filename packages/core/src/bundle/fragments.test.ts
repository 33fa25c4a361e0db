import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTar, temporaryFolder, type Walked, walkAll } from './test/harness.ts'
import { makeZip } from './test/zipmaker.ts'

const folder = temporaryFolder()
const piece = (name: string, number: number) => `${name}.FRAG-${String(number).padStart(5, '0')}`

/** An archive whose files hold their own name and `;`. */
const namesTar = (names: string[]) => makeTar(names.map((name) => ({ name, data: `${name};` })))
const texts = ({ files }: Walked) => files.map(({ path, bytes, damage }) => [path, bytes.toString(), damage])

/** A file cut into pieces of `size` bytes, as vm-support does it. */
function cut(name: string, data: Buffer, size: number): { name: string; data: Buffer }[] {
  const count = Math.ceil(data.length / size)
  return Array.from({ length: count }, (_, i) => ({
    name: piece(name, i),
    data: data.subarray(i * size, (i + 1) * size),
  }))
}

it('pieces in a row are one file', async () => {
  const walked = await walkAll(folder, await namesTar(['a.FRAG-00000', 'a.FRAG-00001', 'b.log', 'c.FRAG-00000']))
  expect(texts(walked)).toEqual([
    ['b.log', 'b.log;', null],
    ['a', 'a.FRAG-00000;a.FRAG-00001;', null],
    ['c', 'c.FRAG-00000;', null],
  ])
  expect(walked.outcomes[0]!.status).toBe('ok')
  expect(walked.left).toEqual([])
})

it('a file that is surely whole is handed on in its place, without waiting for the end', async () => {
  const parts = [...cut('a.log', Buffer.from('one two three'), 4), { name: 'b.log', data: 'b' }]
  expect(texts(await walkAll(folder, await makeTar(parts)))).toEqual([
    ['a.log', 'one two three', null],
    ['b.log', 'b', null],
  ])
})

it('pieces in any order among other files, in any archive, are one file', async () => {
  const data = Buffer.from(Array.from({ length: 40 }, (_, i) => `line ${i * 7919}\n`).join(''))
  const parts = [
    ...cut('logs/a.log', data, 60),
    ...cut('logs/b.log', data, 100),
    { name: 'c.log', data: Buffer.from('c') },
  ]
  const shuffled = fc.shuffledSubarray(parts, { minLength: parts.length })
  await fc.assert(
    fc.asyncProperty(shuffled, fc.boolean(), async (order, zipped) => {
      const archive = zipped ? makeZip(order) : gzipSync(await makeTar(order))
      const walked = await walkAll(folder, await makeTar([{ name: 'in', data: archive }]))
      expect(texts(walked).sort()).toEqual([
        ['c.log', 'c', null],
        ['logs/a.log', data.toString(), null],
        ['logs/b.log', data.toString(), null],
      ])
      expect(walked.left).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('two thousand pieces', async () => {
  const data = Buffer.from(Array.from({ length: 25_000 }, (_, i) => `line ${i * 7919}\n`).join(''))
  const parts = cut('vsi.txt', data, Math.ceil(data.length / 2000))
  expect(parts.length).toBeGreaterThan(1990)
  const { files, left } = await walkAll(folder, await makeTar(parts.reverse()))
  expect(files.map(({ path, damage }) => [path, damage])).toEqual([['vsi.txt', null]])
  expect(files[0]!.bytes.equals(data)).toBe(true)
  expect(left).toEqual([])
})

describe('what is missing is told', () => {
  it('what is before and behind the gap is read', async () => {
    const names = [0, 1, 3, 4, 7].map((number) => piece('a', number))
    const walked = await walkAll(folder, await namesTar(names))
    expect(texts(walked)).toEqual([
      ['a', 'a.FRAG-00000;a.FRAG-00001;', 'piece 3 of at least 8 is missing'],
      ['a.FRAG-00003', 'a.FRAG-00003;a.FRAG-00004;', 'pieces 6 to 7 of at least 8 are missing'],
      ['a.FRAG-00007', 'a.FRAG-00007;', 'pieces 6 to 7 of at least 8 are missing'],
    ])
    expect(walked.outcomes[0]).toMatchObject({
      status: 'partial',
      reason: expect.stringMatching(/^a: piece 3 of at least 8 is missing; a\.FRAG-00003: /),
    })
  })

  it('the first piece', async () => {
    expect(texts(await walkAll(folder, await namesTar(['a.FRAG-00001'])))).toEqual([
      ['a.FRAG-00001', 'a.FRAG-00001;', 'piece 1 of at least 2 is missing'],
    ])
  })

  it('a cut within a piece', async () => {
    const parts = cut('a.log', Buffer.from('x'.repeat(50)), 20)
    const walked = await walkAll(folder, (await makeTar(parts)).subarray(0, 1024 + 512 + 7))
    expect(texts(walked)).toEqual([['a.log', 'x'.repeat(27), expect.stringMatching(/cut off after 7 of 20 bytes/)]])
    expect(walked.left).toEqual([])
  })
})

it('a packed log and an archive in pieces are put together before they are unpacked', async () => {
  const packed = gzipSync('line\n'.repeat(1000) + Math.PI)
  const tgz = gzipSync(await makeTar([{ name: 'in.log', data: 'in' }]))
  const parts = [...cut('h.gz', packed, 20), ...cut('wcp.tar.gz', tgz, 50)]
  const { files } = await walkAll(folder, await makeTar(parts), { unpacked: true })
  expect(files).toMatchObject([
    { path: 'h.gz', damage: null, entry: { compression: 'gzip' } },
    { path: 'in.log', bytes: Buffer.from('in') },
  ])
  expect(files[0]!.bytes.length).toBe(5000 + String(Math.PI).length)
})

describe('where the whole file is there as well, it is read', () => {
  it.each([
    [['a', piece('a', 0), piece('a', 1)]],
    [[piece('a', 0), piece('a', 1), 'a']],
    [[piece('a', 1), 'a', piece('a', 0)]],
  ])('%j', async (names) => {
    const { files, skipped, left } = await walkAll(folder, await namesTar(names))
    expect(files.map(({ path, bytes }) => [path, bytes.toString()])).toEqual([['a', 'a;']])
    expect(skipped).toEqual([
      { path: 'a.FRAG-00000', code: 'double', reason: '2 pieces of a file that is there as a whole' },
    ])
    expect(left).toEqual([])
  })

  it('unless it was put together long before', async () => {
    const parts = [...cut('a', Buffer.from('12345'), 3), { name: 'b', data: 'b' }, { name: 'a', data: '12345' }]
    const { files, skipped } = await walkAll(folder, await makeTar(parts))
    expect(files.map(({ path }) => path)).toEqual(['a', 'b'])
    expect(skipped).toEqual([{ path: 'a (2)', code: 'double', reason: 'read already, put together from 2 pieces' }])
  })

  it('a piece twice counts once', async () => {
    const { files, skipped } = await walkAll(folder, await namesTar([piece('a', 0), piece('a', 0)]))
    expect(files.map(({ bytes }) => bytes.toString())).toEqual(['a.FRAG-00000;'])
    expect(skipped).toEqual([{ path: 'a.FRAG-00000', code: 'double', reason: 'a piece that is there twice' }])
  })
})

it('pieces count against the limits', async () => {
  const parts = cut('a.log', Buffer.alloc(4000, 'x'), 100)
  const many = await walkAll(folder, await makeTar(parts), { limits: { entries: 10 } })
  expect(many.outcomes[0]).toMatchObject({ status: 'skipped', reason: 'more than 10 entries; the rest is not read' })
  const large = await walkAll(folder, await makeTar(parts), { limits: { bytes: 1000 } })
  expect(large.outcomes[0]!.reason).toBe('more than 1000 bytes unpacked; the rest is not read')
  expect([...many.left, ...large.left]).toEqual([])
})
