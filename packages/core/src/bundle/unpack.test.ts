import { Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { damageOf } from './damage.ts'
import type { Compression } from './entry.ts'
import { paths, temporaryFolder, walkAll } from './test/harness.ts'
import { unpack } from './unpack.ts'

const folder = temporaryFolder()
const TEXT = 'one\ntwo\n'
/** `printf 'one\ntwo\n' | xz -9e`, `| bzip2` */
const XZ = '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAHb25lCnR3bwoAUauer1d1cEkAASAIuxnZux+2830BAAAAAARZWg=='
const BZIP2 = 'QlpoOTFBWSZTWacUK3cAAALBgAAQAgGEgCAAIYAMAjj1G4u5IpwoSFOKFbuA'
/** A tar of one file, `in.log` with `x\n`, packed by bzip2 and xz. */
const TAR_BZIP2 =
  'QlpoOTFBWSZTWcv5dA0AAHl7kMmQAEBAAXUAABBgpZ5ABAAACCAAVDJRkGjah6Qep6gSSjTQGnqAeoEH22NlaEF0xCQ7Sdh4yvmgQwvagjSSEWlwgN+aWZKrdgWfTnx2Ew+yxIRHykkD8XckU4UJDL+XQNA='
const TAR_XZ =
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Cf/AGFdADSbgcVSHHL94W8jn4WkJiGTSrieM1JnWIKCRabSc5RFaQDe5Lx6GA739DH12unyE4XI3foPBQzPsiJrBCxK30SoOGaOaLilfwAjm+iL6MdKbYkWtm9AAvB+QtrmwGlk+AAAAAAA9AXHIPAt9hcAAX2AUAAAAPJ1Ag6xxGf7AgAAAAAEWVo='

const packed: [Exclude<Compression, 'none'>, Buffer][] = [
  ['gzip', gzipSync(TEXT)],
  ['zstd', zstdCompressSync(TEXT)],
  ['xz', Buffer.from(XZ, 'base64')],
  ['bzip2', Buffer.from(BZIP2, 'base64')],
]

async function textOf(bytes: Buffer, compression: Compression): Promise<[string, string | null]> {
  const text = unpack(Readable.from(bytes.length === 0 ? [] : [bytes]), compression)
  const pieces: Buffer[] = []
  for await (const piece of text) pieces.push(piece)
  return [Buffer.concat(pieces).toString(), damageOf(text)]
}

describe.each(packed)('%s', (compression, bytes) => {
  it('is told by its bytes and unpacked', async () => {
    const { files } = await walkAll(folder, bytes, { name: 'a.log', unpacked: true })
    expect(files).toMatchObject([{ entry: { compression }, bytes: Buffer.from(TEXT), damage: null }])
    expect(await textOf(bytes, compression)).toEqual([TEXT, null])
  })

  it('several on end are one text', async () => {
    expect(await textOf(Buffer.concat([bytes, bytes]), compression)).toEqual([TEXT + TEXT, null])
  })

  it('cut off at any byte it gives a beginning and says so, without an error', async () => {
    for (let cut = 1; cut < bytes.length; cut++) {
      const [text, damage] = await textOf(bytes.subarray(0, cut), compression)
      expect(TEXT.startsWith(text), `cut at ${cut}`).toBe(true)
      expect(damage, `cut at ${cut}`).not.toBe(null)
    }
  })

  it('damaged anywhere it ends', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const wrong = Buffer.from(bytes)
      wrong[at]! ^= 0x41
      expect((await textOf(wrong, compression))[0].length).toBeLessThan(1000)
    }
  })
})

it('a body that was cut off in its archive says so as text as well', async () => {
  const { markDamaged } = await import('./damage.ts')
  const whole = Readable.from([gzipSync(TEXT)])
  markDamaged(whole, 'cut off after 9 bytes')
  for await (const _piece of unpack(whole, 'gzip'));
  expect(damageOf(unpack(whole, 'none'))).toBe('cut off after 9 bytes')
})

it('archives packed by bzip2 and xz are opened', async () => {
  for (const tar of [TAR_BZIP2, TAR_XZ])
    expect(paths(await walkAll(folder, Buffer.from(tar, 'base64')))).toEqual(['in.log'])
})
