import { LEVELS } from '@bundlescope/contract/level.ts'
import type { Comparison, Field, Node } from '@bundlescope/query/ast.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'
import fc from 'fast-check'
import type { NaiveEvent } from './naive-read.ts'
import type { Scope } from './port.ts'
import { OPS } from './suite-logs.ts'

const span = { start: 0, end: 0 }
const COMPARISONS: Comparison[] = ['=', '>=', '<=', '>', '<']
const NEVER = ['nowhere', 'x9y8', '無い', 'connectio', 'task_116952']
const REGEXES = [
  '^2020',
  '^-->',
  '\\d{4,}$',
  'task-\\d+',
  'エラー',
  '[^a-z ]{6}',
  '\\s+at',
  'vim(?=\\.)',
  '(?<!task-)1169',
  'a.*e',
  'failed|refused',
  '\\p{Lu}{5}',
  'x?$',
  '\\]\\s\\w+',
  '^\\s*$',
  '\\n',
  'info\\b[^]*warning',
]
const PORTS = ['8190', '902', '443', '819', '20']
const TASKS = ['116952', '1169', 'task-116952', 'host-22', 'session']

/**
 * Random queries about these events: mostly of what occurs in them, somewhat changed (cut off, joined, in capitals), and
 * of what does not.
 */
export function randomNode(events: readonly NaiveEvent[]): fc.Arbitrary<Node> {
  const event = fc.constantFrom(...events)
  const leaf = fc.oneof(
    { weight: 6, arbitrary: phrase(event) },
    { weight: 3, arbitrary: substring(event) },
    { weight: 2, arbitrary: regex(event) },
    { weight: 5, arbitrary: field(event) },
    { weight: 2, arbitrary: time(event) },
    { weight: 1, arbitrary: fc.constant<Node>({ kind: 'all', span }) },
  )
  const tree = (depth: number): fc.Arbitrary<Node> => {
    if (depth === 0) return leaf
    const below = tree(depth - 1)
    const children = fc.array(below, { minLength: 2, maxLength: 3 })
    return fc.oneof(
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: children.map((children): Node => ({ kind: 'and', children, span })) },
      { weight: 2, arbitrary: children.map((children): Node => ({ kind: 'or', children, span })) },
      { weight: 1, arbitrary: below.map((child): Node => ({ kind: 'not', child, span })) },
    )
  }
  return tree(3)
}

/** A run of tokens of one of an event's texts, the last perhaps cut off, or tokens that never meet. */
function phrase(event: fc.Arbitrary<NaiveEvent>): fc.Arbitrary<Node> {
  return fc
    .tuple(
      event,
      fc.nat({ max: 7 }),
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      fc.nat({ max: 9 }),
      fc.constantFrom(...NEVER),
    )
    .map(([event, which, at, length, change, never]) => {
      const text = [event.component, event.program, event.thread, event.op, event.extra][which] ?? event.message
      const all = tokenise(normalise(text))
      const from = all.length === 0 ? 0 : at % all.length
      let tokens = all.slice(from, from + length)
      if (tokens.length === 0 || change === 0) tokens = [...tokens, never]
      if (change === 1) tokens = tokens.reverse()
      const last = tokens.at(-1)!
      if (change < 5) return { kind: 'phrase', tokens, prefix: change === 2, span }
      const cut = [...last].slice(0, change - 4).join('')
      return { kind: 'phrase', tokens: [...tokens.slice(0, -1), change === 9 ? last : cut], prefix: change < 8, span }
    })
}

function substring(event: fc.Arbitrary<NaiveEvent>): fc.Arbitrary<Node> {
  return fc
    .tuple(
      event,
      fc.nat(),
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom('', '', '', 'z', ' ', '\n', '\n2020-12-07'),
    )
    .map(([event, at, length, end]) => {
      const text = normalise(event.original)
      // With a line end behind it the end of the event counts: a text never runs from one event into the next.
      const from = end.startsWith('\n') ? Math.max(0, text.length - length) : at % Math.max(1, text.length)
      // By code points, as a person would cut it.
      return {
        kind: 'substring',
        text: [...text.slice(from)].slice(0, length).join('').toWellFormed() + end || 'z',
        span,
      }
    })
}

function regex(event: fc.Arbitrary<NaiveEvent>): fc.Arbitrary<Node> {
  const piece = fc.tuple(event, fc.nat(), fc.integer({ min: 1, max: 8 })).map(([event, at, length]) => {
    const text = event.original.replaceAll('\ufffd', '')
    const from = at % Math.max(1, text.length)
    return (
      [...text.slice(from).toWellFormed()]
        .slice(0, length)
        .map((c) => (/\w/.test(c) ? c : `\\u{${c.codePointAt(0)!.toString(16)}}`))
        .join('') || 'x'
    )
  })
  return fc.oneof(fc.constantFrom(...REGEXES), piece).map((source): Node => ({ kind: 'regex', source, span }))
}

function field(event: fc.Arbitrary<NaiveEvent>): fc.Arbitrary<Node> {
  const level = fc
    .tuple(fc.constantFrom(...LEVELS), fc.constantFrom(...COMPARISONS))
    .map(([value, comparison]) => fieldNode('level', value, false, comparison))
  const named = fc
    .tuple(
      event,
      fc.constantFrom<Field>('source', 'host', 'program', 'component', 'op', 'thread', 'file'),
      fc.nat({ max: 9 }),
    )
    .map(([event, field, change]) => fieldNode(field, ...changed(textOf(event, field), change, field)))
  return fc.oneof(
    level,
    named,
    fc.constantFrom(...PORTS).map((value) => fieldNode('port', value, false)),
    fc.tuple(fc.constantFrom(...TASKS), fc.boolean()).map(([value, prefix]) => fieldNode('task', value, prefix)),
    fc
      .tuple(fc.constantFrom(...OPS), fc.nat({ max: 9 }))
      .map(([op, change]) => fieldNode('op', ...changed(op, change, 'op'))),
  )
}

function fieldNode(field: Field, value: string, prefix: boolean, comparison: Comparison = '='): Node {
  return { kind: 'field', field, comparison, value, prefix, span }
}

function textOf(event: NaiveEvent, field: Field): string {
  if (field === 'source') return event.sourceName
  if (field === 'file') return event.path
  return field === 'level' || field === 'port' || field === 'task' || field === 'pattern' ? '' : event[field]
}

function changed(value: string, change: number, field: Field): [value: string, prefix: boolean] {
  const some = value || 'x'
  if (change < 4) return [some, false]
  if (change === 4) return [some.toUpperCase(), false]
  if (change === 5) return [`${some}x`, false]
  if (change === 6) return [some.replace(/-[^-]*$/, ''), false]
  const cut = [...some].slice(0, change - 4).join('')
  return [cut, change !== 7 && field !== 'file']
}

function time(event: fc.Arbitrary<NaiveEvent>): fc.Arbitrary<Node> {
  return fc
    .tuple(event, fc.constantFrom(...COMPARISONS), fc.constantFrom(0, 0, 1, -1, 1_000_000))
    .map(([event, comparison, shift]) => ({ kind: 'time', comparison, micros: event.time + shift, span }))
}

/** Questions of random bundles, windows, levels and sources. */
export function randomScope(events: readonly NaiveEvent[], bundles: readonly string[]): fc.Arbitrary<Scope> {
  const moment = fc
    .tuple(fc.constantFrom(...events), fc.constantFrom(0, 1, -30_000_000))
    .map(([event, shift]) => event.time + shift)
  const sources = [...new Set(events.map((event) => event.sourceId))]
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2, nil: null })
  return fc.record({
    bundles: fc.oneof(
      { weight: 3, arbitrary: fc.constant([...bundles]) },
      { weight: 1, arbitrary: fc.shuffledSubarray([...bundles]) },
    ),
    where: randomNode(events),
    from: rarely(moment),
    to: rarely(moment),
    levels: rarely(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7])),
    sources: rarely(fc.subarray(sources)),
  })
}
