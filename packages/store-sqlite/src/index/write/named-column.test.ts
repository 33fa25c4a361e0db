import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpackInts, unpackStrings } from '../pack.ts'
import { NamedColumn } from './named-column.ts'

function packed(column: NamedColumn, n: number) {
  const [[, numbers], [, names]] = column.take('op', n) as [[string, Buffer], [string, Buffer]]
  return { numbers: [...unpackInts(numbers)], names: unpackStrings(names) }
}

describe('a column of strings', () => {
  it('gives back the string of every event, none for an empty one, and begins anew', () => {
    const column = new NamedColumn(100)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'vpxLro', 'vpxLrO', 'a', 'HB-host-1@2-3', 'x'.repeat(300)), { maxLength: 100 }),
        (texts) => {
          texts.forEach((text, i) => {
            column.set(i, text)
          })
          const { numbers, names } = packed(column, texts.length)
          expect(numbers.map((number) => (number === 0 ? '' : names[number - 1]))).toEqual(texts)
          expect(names.length).toBe(new Set(texts.filter((text) => text !== '')).size)
        },
      ),
    )
  })

  it('keeps more strings than it remembers, and UTF-8 as it was', () => {
    const column = new NamedColumn(40_000)
    const texts = Array.from({ length: 40_000 }, (_, i) => Buffer.from(`仮想 ${i % 39_999}`).toString('latin1'))
    texts.forEach((text, i) => {
      column.set(i, text)
    })
    const { numbers, names } = packed(column, texts.length)
    expect(names[numbers[12_345]! - 1]).toBe('仮想 12345')
    expect(names[numbers[39_999]! - 1]).toBe('仮想 0')
  })
})
