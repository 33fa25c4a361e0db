import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { makeTar, temporaryFolder, walkAll } from './test/harness.ts'

const folder = temporaryFolder()
const read = async (names: string[]) => {
  const tar = await makeTar(names.map((name) => ({ name, data: `${name};` })))
  const { files, outcomes } = await walkAll(folder, tar)
  expect(outcomes[0]!.status).toBe('ok')
  return files.map(({ path, bytes }) => [path, bytes.toString()])
}

it('pieces in a row are one file', async () => {
  expect(await read(['a.log.FRAG-00000', 'a.log.FRAG-00001', 'a.log.FRAG-00002', 'b.log', 'c.FRAG-00000'])).toEqual([
    ['a.log', 'a.log.FRAG-00000;a.log.FRAG-00001;a.log.FRAG-00002;'],
    ['b.log', 'b.log;'],
    ['c', 'c.FRAG-00000;'],
  ])
})

it('pieces with a gap or another file between them stay apart', async () => {
  expect(await read(['a.FRAG-00000', 'a.FRAG-00002', 'a.FRAG-00003', 'b.FRAG-00004', 'a.FRAG-00005'])).toEqual([
    ['a', 'a.FRAG-00000;'],
    ['a.FRAG-00002', 'a.FRAG-00002;a.FRAG-00003;'],
    ['b.FRAG-00004', 'b.FRAG-00004;'],
    ['a.FRAG-00005', 'a.FRAG-00005;'],
  ])
})

it('a packed log in pieces is unpacked as one; a cut in a piece is told', async () => {
  const packed = gzipSync('line\n'.repeat(1000) + Math.PI)
  const parts = [0, 1, 2].map((i) => ({
    name: `h.gz.FRAG-0000${i}`,
    data: packed.subarray(i * 20, i === 2 ? undefined : (i + 1) * 20),
  }))
  const tar = await makeTar(parts)
  const whole = await walkAll(folder, tar, { unpacked: true })
  expect(whole.files).toMatchObject([{ path: 'h.gz', damage: null, entry: { compression: 'gzip' } }])
  expect(whole.files[0]!.bytes.length).toBe(5000 + String(Math.PI).length)
  const cut = await walkAll(folder, tar.subarray(0, 1024 + 512 + 7))
  expect(cut.files).toMatchObject([{ path: 'h.gz', damage: expect.stringMatching(/cut off after 7 of 20 bytes/) }])
})
