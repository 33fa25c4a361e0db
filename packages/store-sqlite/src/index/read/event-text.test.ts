import { describe, expect, test } from 'vitest'
import { BlockText } from './event-text.ts'
import type { Segment } from './segment.ts'

/** A segment of one block that holds these lines. */
function segmentOf(bytes: Buffer): Segment {
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)
  const events = ends.length
  const segment = {
    blockRange: () => ({ from: 0, to: events }),
    blockBytes: () => bytes,
    offsets: () => Float64Array.from([0, ...ends]),
    ints: () => new Uint8Array(events),
  }
  return segment as unknown as Segment
}

describe('a block that was searched', () => {
  test('gives its memory back', () => {
    const bytes = Buffer.alloc(200_000, 'one\n')
    const text = new BlockText(segmentOf(bytes), 0)
    expect(text.original(1)).toBe('one')
    text.release()
    expect(bytes.buffer.byteLength).toBe(0)
  })

  test('leaves the memory alone that it shares with others', () => {
    const neighbour = Buffer.from('of somebody else')
    const text = new BlockText(segmentOf(Buffer.from('one\ntwo\n')), 0)
    text.release()
    expect(neighbour.toString()).toBe('of somebody else')
    expect(text.original(1)).toBe('two')
  })
})
