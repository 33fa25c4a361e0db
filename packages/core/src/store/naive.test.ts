import { LEVEL } from '@bundlescope/contract/level.ts'
import { parseQuery } from '@bundlescope/query/parser.ts'
import { expect, test } from 'vitest'
import { eventId, NaiveStore, toRow } from './naive.ts'
import type { Scope } from './port.ts'

const VPXD = Buffer.from(
  [
    '--> rest of an event that rotation cut off',
    '2020-12-07T09:20:50.946Z info vpxd[03463] [Originator@6876 sub=vpxLro opID=k3f9-h5:7-51] [VpxLRO] -- ERROR task-7',
    '--> (vim.fault.X) {',
    '--> }',
    '2020-12-07T09:20:51.000Z warning vpxd[03477] [Originator@6876 sub=Default] 接続エラー ｗｅｂ０１\r',
    '2020-12-07T09:20:40.000Z error vpxd[03477] [Originator@6876 sub=Default opID=k3f9-h5:7-51-01] late',
    '',
  ].join('\n'),
)
const HOSTD = Buffer.from('2020-12-07T09:20:51.000Z info hostd[7F2A] [Originator@6876 sub=Vmsvc] Größe 100\n')

const bundles = [
  { id: 'bbbbbbbbbbbbbbbb', files: [{ path: 'var/log/vpxd.log', bytes: VPXD }] },
  {
    id: 'aaaaaaaaaaaaaaaa',
    files: [
      { path: 'var/run/log/hostd.0.log', bytes: HOSTD },
      { path: 'README', bytes: Buffer.from('no log\n') },
    ],
  },
]
const naive = NaiveStore.of(bundles, (bundle, path) => ({
  number: path.includes('vpxd') ? 3 : 40,
  sourceId: `${bundle}.1`,
  host: path.includes('vpxd') ? '' : 'esx01',
}))

function scope(query: string, more: Partial<Scope> = {}): Scope {
  const result = parseQuery(query)
  if (!result.ok) throw new Error(result.message)
  const ids = bundles.map((bundle) => bundle.id)
  return { bundles: ids, where: result.node, from: null, to: null, levels: null, sources: null, ...more }
}
const lines = (query: string, more?: Partial<Scope>) => naive.select(scope(query, more)).map((event) => event.line)

test('events cover their files, in the order of time, bundle, file, byte', () => {
  expect(naive.events.map((e) => [e.bundle[0], e.line, e.lines, e.byte])).toEqual([
    ['b', 6, 1, VPXD.indexOf('2020-12-07T09:20:40')],
    ['b', 1, 1, 0],
    ['b', 2, 3, VPXD.indexOf('2020')],
    ['a', 1, 1, 0],
    ['b', 5, 1, VPXD.indexOf('2020-12-07T09:20:51')],
  ])
})

test('a row is what people see of an event', () => {
  expect(toRow(naive.events[2]!)).toEqual({
    id: `bbbbbbbbbbbbbbbb.3.${VPXD.indexOf('2020').toString(36)}`,
    time: '2020-12-07T09:20:50.946000Z',
    level: 'info',
    source: 'bbbbbbbbbbbbbbbb.1',
    sourceName: 'vpxd',
    host: null,
    program: 'vpxd',
    thread: '03463',
    component: 'vpxLro',
    extra: null,
    op: 'k3f9-h5:7-51',
    path: 'var/log/vpxd.log',
    line: 2,
    lines: 3,
    message: '[VpxLRO] -- ERROR task-7\n--> (vim.fault.X) {\n--> }',
    cut: false,
  })
  // Lines that no format knew: no level, the time of the first event.
  expect(toRow(naive.events[1]!)).toMatchObject({
    level: 'unknown',
    program: null,
    time: '2020-12-07T09:20:50.946000Z',
  })
  expect(naive.events[4]!.message).toBe('接続エラー ｗｅｂ０１')
})

test('scopes', () => {
  expect(lines('')).toEqual([6, 1, 2, 1, 5])
  expect(lines('web01')).toEqual([5])
  expect(lines('~web01')).toEqual([5])
  expect(lines('op:k3f9-h5:7')).toEqual([6, 2])
  expect(lines('', { levels: [LEVEL.error, LEVEL.warning] })).toEqual([6, 5])
  expect(lines('', { from: naive.events[2]!.time, to: naive.events[3]!.time })).toEqual([1, 2])
  expect(lines('', { bundles: ['aaaaaaaaaaaaaaaa'] })).toEqual([1])
  expect(lines('', { sources: ['bbbbbbbbbbbbbbbb.1'] })).toEqual([6, 1, 2, 5])
})

test('timeline counts by level and bucket, facets by value', () => {
  const from = Date.UTC(2020, 11, 7, 9, 20, 50) * 1000
  expect(naive.timeline(scope(''), { from, to: from + 2_000_000, width: 1_000_000 })).toEqual({
    unknown: [1, 0],
    info: [1, 1],
    warning: [0, 1],
  })
  expect(naive.facets(scope('', { levels: [LEVEL.info], sources: ['bbbbbbbbbbbbbbbb.1'] }))).toEqual({
    level: { error: 1, unknown: 1, info: 1, warning: 1 },
    source: { 'bbbbbbbbbbbbbbbb.1': 1, 'aaaaaaaaaaaaaaaa.1': 1 },
    host: {},
    program: { vpxd: 1 },
    component: { vpxLro: 1 },
  })
})

test('context', () => {
  const about = (
    n: number,
    reach: 'file' | 'host' | 'all',
    span: { before: number; after: number } | { seconds: number },
  ) => {
    const found = naive.context({
      id: eventId(naive.events[n]!),
      bundles: bundles.map((b) => b.id),
      scope: reach,
      span,
    })!
    return [found.events.map((e) => naive.events.indexOf(e)), found.anchor, found.before, found.after]
  }
  expect(about(2, 'all', { before: 1, after: 1 })).toEqual([[1, 2, 3], 1, true, true])
  expect(about(2, 'file', { before: 5, after: 1 })).toEqual([[0, 1, 2, 4], 2, false, false])
  expect(about(3, 'host', { before: 5, after: 5 })).toEqual([[3], 0, false, false])
  expect(about(4, 'host', { before: 1, after: 0 })).toEqual([[3, 4], 1, true, false])
  expect(about(4, 'all', { seconds: 1 })).toEqual([[1, 2, 3, 4], 3, false, false])
  expect(naive.context({ id: 'x', bundles: [], scope: 'all', span: { seconds: 1 } })).toBeNull()
})

test('families', () => {
  const family = naive.family(['bbbbbbbbbbbbbbbb'], 'k3f9-h5:7')
  expect(family.members).toEqual({ 'k3f9-h5:7-51': 1, 'k3f9-h5:7-51-01': 1 })
  expect(family.sources).toEqual({ 'bbbbbbbbbbbbbbbb.1': 2 })
})
