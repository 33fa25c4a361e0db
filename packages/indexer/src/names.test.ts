import { newHeader } from '@bundlescope/core/parse/header.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Indexer } from './indexer.ts'

const OP = 3

/** The strings of the op column, as a reader of the segment would look them up. */
function ops(
  texts: readonly string[],
  indexer = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined }),
) {
  indexer.collected.clear()
  for (const op of texts) indexer.addHeader({ ...newHeader(), op }, 0, 0, 1)
  const { width, bytes } = indexer.collected.nameNumbers(OP)
  const numbers = texts.map((_, i) => bytes.readUIntLE(i * width, width))
  const held = indexer.collected.names(OP).toString('latin1')
  const names = held === '' ? [] : held.split('\n')
  return { names, read: numbers.map((number) => (number === 0 ? '' : names[number - 1])) }
}

describe('a column of strings', () => {
  it('gives back the string of every event, none for an empty one, and begins anew', () => {
    const indexer = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined })
    const text = fc.oneof(
      fc.constantFrom('', 'vpxLro', 'vpxLrO', 'a', 'HB-host-1@2-3', 'HB-host-2@2-3', 'x'.repeat(300)),
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 100 }), (texts) => {
        const { names, read } = ops(texts, indexer)
        expect(read).toEqual(texts)
        expect(names.length).toBe(new Set(texts.filter((one) => one !== '')).size)
      }),
    )
  })

  it('keeps more strings than it remembers, and UTF-8 as it was', () => {
    const texts = Array.from({ length: 40_000 }, (_, i) => Buffer.from(`仮想 ${i % 39_999}`).toString('latin1'))
    expect(ops(texts).read).toEqual(texts)
  })

  it('is full before there is no room for the names of one more event', () => {
    let full = 0
    const indexer: Indexer = new Indexer({
      takeBlock: () => undefined,
      takeSegment: () => {
        full++
        indexer.collected.clear()
      },
    })
    for (let i = 0; i < 2000; i++) indexer.addHeader({ ...newHeader(), op: `${i}`.padEnd(12_000, 'y') }, 0, 0, 1)
    expect(full).toBeGreaterThan(3)
  })
})
