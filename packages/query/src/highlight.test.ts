import { expect, test } from 'vitest'
import { highlightQuery } from './highlight.ts'

const show = (text: string) => highlightQuery(text).map((h) => `${h.kind} ${text.slice(h.start, h.end)}`)

test.each([
  ['plain words', []],
  [
    'level>=warning -source:"a b"',
    ['field level', 'operator >=', 'value warning', 'negation -', 'field source', 'operator :', 'value "a b"'],
  ],
  ['"a b" OR ~x /y/', ['phrase "a b"', 'operator OR', 'operator ~', 'phrase x', 'regex /y/']],
  ['source:(a b)', ['field source', 'operator :', 'operator (', 'value a', 'value b', 'operator )']],
  ['level:errr "x"', ['field level', 'operator :', 'error errr', 'phrase "x"']],
  ['a source:', ['error source:']],
  ['a "b', ['error "b']],
])('%s', (text, expected) => {
  expect(show(text)).toEqual(expected)
})
