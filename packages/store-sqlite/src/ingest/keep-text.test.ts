import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstLines, tablesOf } from './keep-text.ts'

const LINE_END = /\r\n|\n|\r/

test('the first lines of a text are those that a split gives', () => {
  const texts = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', '', 'b c')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, most) => {
      const begin = firstLines(text, most)
      expect(text.startsWith(begin)).toBe(true)
      const lines = text.split(LINE_END)
      expect(begin.split(LINE_END).slice(0, most)).toEqual(lines.slice(0, most))
      if (lines.length > most + 1) expect(begin.length).toBeLessThan(text.length)
    }),
  )
})

test('of a text of nothing but short lines the first are looked through for tables, and it is said', async () => {
  expect((await tablesOf('a\n'.repeat(400_001), 'etc/a.txt')).trouble).toBe(
    'tables are looked for in its first 400000 lines only',
  )
  expect((await tablesOf('a\n'.repeat(400_000), 'etc/a.txt')).trouble).toBeNull()
})
