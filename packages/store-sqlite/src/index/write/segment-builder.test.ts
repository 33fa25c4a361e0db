import { readLog } from '@bundlescope/core/ingest/read-log.ts'
import { clockFor, detect } from '@bundlescope/core/parse/detect.ts'
import { createParser } from '@bundlescope/core/parse/parser.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decompress } from '../pack.ts'
import { type BuiltSegment, SegmentBuilder } from './segment-builder.ts'

/** What a builder hands over, and whether it is to fail at that, as a disk that is full does. */
class Disk {
  full = false
  written: BuiltSegment[] = []
  readonly builder = new SegmentBuilder((segment) => {
    if (this.full) throw new Error('disk full')
    this.written.push(segment)
  })

  /** Reads a file, in chunks of so many bytes, and fails behind so many of them. */
  async read(text: Buffer, size: number, failsAfter = Number.POSITIVE_INFINITY): Promise<BuiltSegment[]> {
    this.written = []
    const detection = detect(text.toString('latin1').split('\n'), 'var/log/vpxd.log')
    this.builder.begin(1, 2)
    await readLog(chunks(text, size, failsAfter), createParser(detection, clockFor(detection, 0)), this.builder, 0)
    this.builder.finish()
    return this.written
  }
}

async function* chunks(text: Buffer, size: number, failsAfter: number): AsyncGenerator<Buffer> {
  for (let at = 0, n = 0; at < text.length; at += size) {
    if (n++ === failsAfter) throw new Error('damaged')
    yield Buffer.from(text.subarray(at, at + size))
  }
}

const stamp = fc.integer({ min: 0, max: 1e6 }).map((s) => new Date(Date.UTC(2021, 1, 3) + s * 1000).toISOString())
const service = fc
  .tuple(stamp, fc.constantFrom('a 1', 'b host-7', '仮想マシンvm01', 'ﷺ', '', `${'x '.repeat(5000)}`, 'a-1-b-2-c-3'))
  .map(([time, message]) => `${time} info vpxd[1] [Originator@6876 sub=s opID=${message.length}] ${message}`)
const line = fc.oneof(
  { weight: 5, arbitrary: service },
  fc.constantFrom('--> more 2', '', '\0\0', '\r', 'nothing known'),
)
const file = fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => Buffer.from(lines.join('\n')))
const size = fc.integer({ min: 1, max: 20_000 })

describe('SegmentBuilder', () => {
  it('reads the file behind one that failed as if it were the first', async () => {
    const disk = new Disk()
    await fc.assert(
      fc.asyncProperty(file, file, size, fc.nat(4), fc.boolean(), async (failing, next, bytes, failsAfter, isFull) => {
        disk.full = isFull
        // With few chunks and room on the disk it does not fail: then there is nothing to forget.
        await disk.read(failing, bytes, failsAfter).catch(() => disk.builder.discard())
        disk.full = false
        expect(await disk.read(next, bytes)).toEqual(await new Disk().read(next, bytes))
      }),
      { numRuns: 30 },
    )
  })

  it('has all bytes and lines of a file in its segments, however it is cut into chunks', async () => {
    const disk = new Disk()
    await fc.assert(
      fc.asyncProperty(file, size, async (text, bytes) => {
        const segments = await disk.read(text, bytes)
        const blocks = segments.flatMap((segment) => segment.blocks)
        expect(Buffer.concat(blocks.map((block) => decompress(block))).equals(text)).toBe(true)
        expect(segments[0]).toMatchObject({ file: 1, source: 2, byteFrom: 0, lineFrom: 1 })
        expect(segments.at(-1)!.byteTo).toBe(text.length)
        expect(segments).toEqual(await disk.read(text, text.length))
      }),
      { numRuns: 50 },
    )
  })
})
