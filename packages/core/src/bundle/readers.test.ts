import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from './bytes.ts'
import { EngineSource, inflateEngine } from './engine.ts'
import { GzipSource } from './gzip.ts'
import { readTar } from './tar.ts'
import { makeTar } from './test/harness.ts'
import { drain, piecesSource, readItems } from './test/pieces.ts'
import { makeZip } from './test/zipmaker.ts'
import { readZipSequence } from './zipsequence.ts'
import { ZstdSource } from './zstd.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 8 })
const body = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes))
const files = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{1,9}(\/[a-z]{1,99}){1,3}$/), data: body }), {
  selector: (file) => file.name,
  maxLength: 6,
})

describe('readers give the same whatever the sizes of the pieces', () => {
  it('tar', async () => {
    await fc.assert(
      fc.asyncProperty(files, sizes, async (parts, pieces) => {
        const troubles: string[] = []
        const reader = new ByteReader(piecesSource(await makeTar(parts), pieces))
        const items = await readItems(readTar(reader, (reason) => troubles.push(reason)))
        expect(items).toEqual(parts.map(({ name, data }) => ({ name, body: data.toString('latin1'), damage: null })))
        expect(troubles).toEqual([])
      }),
    )
  })

  it('zip from the front', async () => {
    const part = fc.record({ stored: fc.boolean(), behind: fc.boolean(), zip64: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(files, fc.array(part, { minLength: 6, maxLength: 6 }), sizes, async (parts, ways, pieces) => {
        const zip = makeZip(
          parts.map((one, i) => ({
            ...one,
            ...ways[i]!,
            behind: ways[i]!.behind && !ways[i]!.stored && !ways[i]!.zip64,
          })),
        )
        const troubles: string[] = []
        const reader = new ByteReader(piecesSource(zip, pieces))
        const items = await readItems(readZipSequence(reader, (reason) => troubles.push(reason)))
        expect(items).toEqual(parts.map(({ name, data }) => ({ name, body: data.toString('latin1'), damage: null })))
        expect(troubles).toEqual([])
      }),
    )
  })

  it('gzip of several members, and what is behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), sizes, async (members, pieces) => {
        const packed = Buffer.concat([...members.map((member) => gzipSync(member)), Buffer.from('rubbish')])
        const source = new GzipSource(new ByteReader(piecesSource(packed, pieces)))
        expect((await drain(source)).equals(Buffer.concat(members))).toBe(true)
        expect(source.damage).toBe(null)
        expect(source.note).toMatch(/behind the compressed data, from byte \d+, are ignored/)
      }),
    )
  })

  it('zstd of several frames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), sizes, async (frames, pieces) => {
        const packed = Buffer.concat(frames.map((frame) => zstdCompressSync(frame)))
        const source = new ZstdSource(new ByteReader(piecesSource(packed, pieces)))
        expect((await drain(source)).equals(Buffer.concat(frames))).toBe(true)
        expect(source.damage).toBe(null)
      }),
      { numRuns: 50 },
    )
  })

  it('deflate leaves the reader behind its end', async () => {
    await fc.assert(
      fc.asyncProperty(body, sizes, async (bytes, pieces) => {
        const packed = deflateRawSync(bytes)
        const reader = new ByteReader(piecesSource(Buffer.concat([packed, Buffer.from('next')]), pieces))
        const source = new EngineSource(reader, inflateEngine())
        expect((await drain(source)).equals(bytes)).toBe(true)
        expect(reader.position).toBe(packed.length)
        expect((await reader.read(9)).toString()).toBe('next')
      }),
    )
  })
})

describe('gzip that is not whole', () => {
  it('keeps what came out before the cut, at any byte', async () => {
    const text = Buffer.from(Array.from({ length: 400 }, (_, i) => `line ${(i * 7919) % 1013}\n`).join(''))
    const packed = gzipSync(text)
    for (let cut = 0; cut < packed.length; cut += 7) {
      const source = new GzipSource(new ByteReader(piecesSource(packed.subarray(0, cut), [64])))
      const out = await drain(source)
      expect(text.subarray(0, out.length).equals(out)).toBe(true)
      expect(source.damage).not.toBe(null)
    }
  })

  it('keeps the text when only the checksum is wrong, and goes on with the next member', async () => {
    const packed = gzipSync('first\n')
    packed[packed.length - 8]! ^= 1
    const source = new GzipSource(new ByteReader(piecesSource(Buffer.concat([packed, gzipSync('second\n')]), [50])))
    expect((await drain(source)).toString()).toBe('first\nsecond\n')
    expect(source.damage).toMatch(/checksum does not match/)
  })
})
