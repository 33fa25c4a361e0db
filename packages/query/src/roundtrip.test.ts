import { LEVELS } from '@bundlescope/contract/level.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field, Node } from './ast.ts'
import { highlightQuery } from './highlight.ts'
import { parseQuery } from './parser.ts'
import { printQuery } from './printer.ts'

const span = { start: 0, end: 0 }
const comparison = fc.constantFrom('=' as const, '>=' as const, '<=' as const, '>' as const, '<' as const)
const VALUE_FIELDS: Field[] = ['source', 'host', 'program', 'component', 'op', 'thread']

const token = fc.stringMatching(/^[a-z0-9_éß]{1,6}$/)
const phrase = fc.record({
  kind: fc.constant('phrase' as const),
  tokens: fc.array(token, { minLength: 1, maxLength: 4 }),
  prefix: fc.boolean(),
  span: fc.constant(span),
})
const AWKWARD = [...'ab1 "\\*()/~-:「」“”＂＼あ（）>=.,\'[]|']
const awkward = fc.string({ unit: fc.constantFrom(...AWKWARD), minLength: 1, maxLength: 8 })
const leaf: fc.Arbitrary<Node> = fc.oneof(
  phrase,
  // Normal already, as the parser makes it.
  awkward.map((text): Node => ({ kind: 'substring', text: text.normalize('NFKC').toLowerCase(), span })),
  fc
    .array(fc.constantFrom('a', '.', '\\d', '/', '[x/]', '\\\\', 'é', ' ', '(b|c)', '「'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts): Node => ({ kind: 'regex', source: parts.join(''), span })),
  fc
    .tuple(fc.constantFrom(...VALUE_FIELDS), awkward, fc.boolean())
    .filter(([, value]) => value.trim() !== '')
    .map(([field, value, prefix]): Node => ({ kind: 'field', field, comparison: '=', value, prefix, span })),
  fc
    .tuple(fc.constantFrom(...LEVELS), comparison)
    .map(([value, comparison]): Node => ({ kind: 'field', field: 'level', comparison, value, prefix: false, span })),
  fc
    .tuple(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), comparison)
    .map(([ms, comparison]): Node => ({ kind: 'time', comparison, micros: ms * 7, span })),
)

/** Trees as the parser makes them: no `and` right within an `and`, no single children, no double negation. */
const tree = (depth: number, not: Node['kind'][]): fc.Arbitrary<Node> => {
  const choices: fc.Arbitrary<Node>[] = [leaf]
  if (depth > 0) {
    for (const kind of ['and', 'or'] as const) {
      if (not.includes(kind)) continue
      const children = fc.array(tree(depth - 1, [kind]), { minLength: 2, maxLength: 3 })
      choices.push(children.map((children): Node => ({ kind, children, span })))
    }
    if (!not.includes('not'))
      choices.push(tree(depth - 1, ['not']).map((child): Node => ({ kind: 'not', child, span })))
  }
  return fc.oneof(...choices)
}

function withoutSpans(node: Node): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'span' ? undefined : value)))
}

function parsed(text: string): unknown {
  const result = parseQuery(text)
  if (!result.ok) throw new Error(`${result.message}: ${text}`)
  return withoutSpans(result.node)
}

test('a tree that is printed and parsed is the same tree', () => {
  fc.assert(
    fc.property(tree(4, []), (node) => {
      expect(parsed(printQuery(node))).toEqual(withoutSpans(node))
    }),
    { numRuns: 2000 },
  )
})

/** Half-sensible text: the pieces of the language and of logs in any order. */
const PIECES =
  'a|B|"|“|」|「|(|)|（|-|－|~|/|\\|*|:|：|>=|level|source:|time>|port:| |　|OR|ＡＮＤ|NOT|-->|[x]|接続|é|\ud800|\n|=|2020-12-07|error'
const junk = fc.oneof(
  fc.array(fc.constantFrom(...PIECES.split('|')), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('any text parses or has an error within the text; what parses prints back to the same', () => {
  fc.assert(
    fc.property(junk, (text) => {
      const result = parseQuery(text)
      if (!result.ok) {
        expect(result.message).not.toBe('')
        expect(result.span.start).toBeGreaterThanOrEqual(0)
        expect(result.span.end).toBeGreaterThan(result.span.start)
        expect(result.span.end).toBeLessThanOrEqual(text.length)
        return
      }
      expect(parsed(printQuery(result.node))).toEqual(withoutSpans(result.node))
      checkSpans(result.node, text.length)
    }),
    { numRuns: 3000 },
  )
})

function checkSpans(node: Node, length: number): void {
  expect(node.span.start).toBeLessThanOrEqual(node.span.end)
  expect(node.span.end).toBeLessThanOrEqual(length)
  if (node.kind === 'not') checkSpans(node.child, length)
  if (node.kind === 'and' || node.kind === 'or') for (const child of node.children) checkSpans(child, length)
}

test('highlights are in order, never overlap, and mark every error', () => {
  fc.assert(
    fc.property(junk, (text) => {
      const parts = highlightQuery(text)
      let end = 0
      for (const part of parts) {
        expect(part.start).toBeGreaterThanOrEqual(end)
        expect(part.end).toBeGreaterThan(part.start)
        end = part.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
      expect(parts.some((part) => part.kind === 'error')).toBe(!parseQuery(text, { now: 0 }).ok)
    }),
    { numRuns: 1000 },
  )
})
