import type { Node } from '@bundlescope/query/ast.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinct, entities } from './entities.ts'
import { excerpt } from './excerpt.ts'
import { hits, wantedOf } from './hits.ts'
import { pieces } from './pieces.ts'

const span = { start: 0, end: 0 }
const phrase = (tokens: string[], prefix = false): Node => ({ kind: 'phrase', tokens, prefix, span })
const marked = (text: string, node: Node) => hits(text, wantedOf(node)).map((h) => text.slice(h.start, h.end))

describe('hits', () => {
  it('marks words as the search understands them', () => {
    expect(marked('Failed to connect: Connection refused', phrase(['connection', 'refused']))).toEqual([
      'Connection refused',
    ])
    expect(marked('reconnection refused', phrase(['connection']))).toEqual([])
    expect(marked('task-116952 done, task-1169', phrase(['task', '116952']))).toEqual(['task-116952'])
    expect(marked('vpxLro vpxd', phrase(['vpx'], true))).toEqual(['vpxLro', 'vpxd'])
  })
  it('leaves out what must not occur', () => {
    const not: Node = { kind: 'not', child: phrase(['vpxd']), span }
    expect(marked('vpxd stopped', { kind: 'and', children: [not, phrase(['stopped'])], span })).toEqual(['stopped'])
  })
  it('finds full-width text at its place in the original', () => {
    expect(marked('接続先 ＡＢＣ１２ です', { kind: 'substring', text: 'bc1', span })).toEqual(['ＢＣ１'])
    expect(marked('ＥＲＲＯＲ here', phrase(['error']))).toEqual(['ＥＲＲＯＲ'])
  })
  it('marks expressions and joins what overlaps', () => {
    const regex: Node = { kind: 'regex', source: 'refused|connection ref', span }
    expect(marked('Connection refused', { kind: 'or', children: [regex, phrase(['refused'])], span })).toEqual([
      'Connection refused',
    ])
    expect(marked('anything', { kind: 'regex', source: '(', span })).toEqual([])
    expect(marked('anything', { kind: 'regex', source: 'x*', span })).toEqual([])
  })
})

describe('entities', () => {
  const queries = (text: string) => entities(text).map((e) => e.query)
  it('finds the ports of both ends of a connection, and no times', () => {
    const text = "09:20:50 <TCP '127.0.0.1 : 51234'>, <TCP '127.0.0.1 : 8190'>>, e: 111(Connection refused)"
    expect(queries(text)).toEqual(['"127.0.0.1"', 'port:51234', '"127.0.0.1"', 'port:8190'])
    expect(distinct(entities(text)).map((e) => e.query)).toEqual(['"127.0.0.1"', 'port:51234', 'port:8190'])
    expect(queries('listening on port 8190; took 12:30')).toEqual(['port:8190'])
    expect(queries('sum 10.0.0.300 and version 6.7.0')).toEqual([])
    expect(queries('at java.util.Arrays.copyOf(Arrays.java:3332) of vc.example.com:443')).toEqual(['port:443'])
  })
  it('finds tasks, objects and devices', () => {
    expect(queries('[VpxLRO] -- BEGIN task-116952 -- group-v3 -- vim.Folder.createVm')).toEqual([
      'task:task-116952',
      '"group-v3"',
    ])
    expect(queries('to dev "naa.60060160a0b1c2d3" on vm-1042 host-22')).toEqual([
      '"naa.60060160a0b1c2d3"',
      '"vm-1042"',
      '"host-22"',
    ])
  })
})

describe('pieces', () => {
  it('give back the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.nat(20))), (text, spans) => {
        const found = spans
          .map(([start, length]) => ({ start, end: start + length }))
          .filter((s) => s.end <= text.length)
        expect(
          pieces(text, found)
            .map((p) => p.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('excerpt', () => {
  const line = 'Failed to connect socket; <io_obj p:0x00007f9185a21ee6, h:55>, e: 111(Connection refused)'
  const at = (word: string) => [{ start: line.indexOf(word), end: line.indexOf(word) + word.length }]
  it('shows a hit that lies beyond the cell', () => {
    const shown = excerpt(line, at('Connection refused'), 50)
    expect(shown).toMatch(/^Failed to connect .* … .*Connection refused\)$/)
    expect(shown.indexOf('refused') + 'refused'.length).toBeLessThanOrEqual(50)
  })
  it('leaves alone what shows its hit, or has none', () => {
    expect(excerpt(line, at('connect'), 50)).toBe(line)
    expect(excerpt(line, [], 50)).toBe(line)
    expect(excerpt(line, at('Connection refused'), 200)).toBe(line)
  })
  it('never makes a line longer', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        fc.nat(120),
        fc.integer({ min: 10, max: 80 }),
        (text, start, letters) => {
          const hit = { start: Math.min(start, text.length), end: Math.min(start + 4, text.length) }
          expect(excerpt(text, [hit], letters).length).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})
