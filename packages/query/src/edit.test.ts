import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTerm, hasTerm, removeTerm } from './edit.ts'
import { parseQuery } from './parser.ts'
import { printQuery, quoteValue } from './printer.ts'

describe('addTerm', () => {
  test.each([
    ['', 'source:vpxd', 'source:vpxd'],
    ['  ', 'source:vpxd', 'source:vpxd'],
    ['Foo  BAR', 'source:vpxd', 'Foo  BAR source:vpxd'],
    ['Level:WARN x', 'level:warning', 'Level:WARN x'],
    ['a OR b', 'source:vpxd', '(a OR b) source:vpxd'],
    ['a', 'b OR c', 'a (b OR c)'],
    ['a -source:vpxd b', 'source:vpxd', 'a b source:vpxd'],
    ['source:vpxd', '-source:vpxd', '-source:vpxd'],
    ['a', '-source:"x y"', 'a -source:"x y"'],
    ['->', 'a', '~"->" a'],
    ['a "unclosed', 'source:vpxd', 'source:vpxd a "unclosed'],
    ['a', 'source:', 'a'],
  ])('%s + %s', (text, term, expected) => {
    expect(addTerm(text, term)).toBe(expected)
  })
})

describe('removeTerm', () => {
  test.each([
    ['Foo source:vpxd  BAR', 'source:vpxd', 'Foo BAR'],
    ['source:vpxd', 'SOURCE:vpxd', ''],
    ['Level:WARN', 'level:warning', ''],
    ['a (b source:x)', 'source:x', 'a (b)'],
    ['a (source:x)', 'source:x', 'a'],
    ['source:(x)', 'source:x', ''],
    ['source:(x y)', 'source:x', 'source:(y)'],
    ['a AND b', 'b', 'a'],
    ['a OR b', 'a', 'a OR b'],
    ['a OR b', 'a OR b', ''],
    ['a -b c', '-b', 'a c'],
    ['a b a', 'a', 'b'],
    ['"unclosed', 'a', '"unclosed'],
  ])('%s - %s', (text, term, expected) => {
    expect(removeTerm(text, term)).toBe(expected)
  })
})

test('hasTerm looks at what stands on its own', () => {
  expect(hasTerm('a source:vpxd', 'source:vpxd')).toBe(true)
  expect(hasTerm('a -source:vpxd', 'source:vpxd')).toBe(false)
  expect(hasTerm('a OR source:vpxd', 'source:vpxd')).toBe(false)
  expect(hasTerm('"', 'source:vpxd')).toBe(false)
})

test.each([
  ['vpxd', 'vpxd'],
  ['vmware (web01)', '"vmware (web01)"'],
  ['a"b\\c', String.raw`"a\"b\\c"`],
  ['x*', '"x*"'],
  ['>=5', '">=5"'],
  ['Vmsvc.vm:/vmfs/x', 'Vmsvc.vm:/vmfs/x'],
])('quoteValue(%s)', (value, expected) => {
  expect(quoteValue(value)).toBe(expected)
})

const text = fc
  .array(fc.constantFrom('a', 'b ', '"', '(', ')', '-', 'OR', ' ', '/', '~', 'source:', 'x*', '　', '->'), {
    maxLength: 10,
  })
  .map((parts) => parts.join(''))
const value = fc
  .string({ unit: fc.constantFrom(...'ab "\\*()/~-:「」＂（あ'), minLength: 1, maxLength: 6 })
  .filter((v) => v.trim() !== '')

test('a value that is clicked on is the value that is looked for, whatever stands in the text', () => {
  fc.assert(
    fc.property(text, value, fc.boolean(), (before, value, exclude) => {
      const term = `${exclude ? '-' : ''}source:${quoteValue(value)}`
      const field = { kind: 'field', field: 'source', comparison: '=', value, prefix: false }
      expect(parseQuery(term)).toMatchObject({ ok: true, node: exclude ? { kind: 'not', child: field } : field })
      const after = addTerm(before, term)
      if (!parseQuery(before).ok) {
        expect(after).toBe(`${term} ${before}`)
        return
      }
      expect(hasTerm(after, term)).toBe(true)
      const removed = removeTerm(after, term)
      expect(hasTerm(removed, term)).toBe(false)
      const opposite = exclude ? term.slice(1) : `-${term}`
      if (!hasTerm(before, term) && !hasTerm(before, opposite)) {
        const plain = parseQuery(before)
        const again = parseQuery(removed)
        expect(again.ok && printQuery(again.node)).toBe(plain.ok && printQuery(plain.node))
      }
    }),
    { numRuns: 1500 },
  )
})
