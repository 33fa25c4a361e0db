import { parseQuery } from '@bundlescope/query/parser.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileMatcher, type MatchEvent, opMatches, phraseIn, portPattern, taskTokens } from './match.ts'

const EVENT: MatchEvent = {
  time: Date.UTC(2020, 11, 7, 9, 20, 50, 946) * 1000,
  level: 5,
  sourceId: '0123456789abcdef.3',
  sourceName: 'vmware (web01)',
  host: 'esx01.example',
  path: 'var/log/vmware/vpxd/vpxd-214.log.gz',
  program: 'vpxd',
  thread: '03463',
  component: 'vmomi.soapStub[33]',
  op: 'k3f9a2bc-1021-h5:70071331-51',
  extra: 'user=EXAMPLE\\admin',
  message:
    '[VpxLRO] -- ERROR task-116952 -- 接続エラー ｗｅｂ on <TCP \'127.0.0.1 : 8190\'>\r\n--> (vim.fault.X) {\n-->    msg = "x"',
  original: '',
  pattern: '0a1b2c3d4e5f6071',
}
EVENT.original = `2020-12-07T09:20:50.946Z warning vpxd[03463] [Originator@6876 sub=vmomi.soapStub[33]] ${EVENT.message}`

function matches(query: string): boolean {
  const result = parseQuery(query)
  if (!result.ok) throw new Error(result.message)
  return compileMatcher(result.node)(EVENT)
}

describe('one event', () => {
  test.each([
    '',
    'error',
    'VPXLRO',
    'task-116952',
    '"error task"',
    '"TASK 116952"',
    'task-1169*',
    'msg x',
    'web',
    'soapStub[33]',
    'vpxd',
    '03463',
    '70071331-51',
    'admin',
    '接続',
    '~"エラー ｗｅｂ"',
    '~originator@6876',
    '/^2020.*LRO/',
    '/^--> .vim/',
    String.raw`/\p{L}{5}/`,
    'level:warning',
    'level>=warning',
    'level<=WARN',
    'level<error',
    'source:"VMWARE (web01)"',
    'source:vmware*',
    'source:0123456789abcdef.3',
    'host:ESX01.example',
    'host:esx01*',
    'program:vpxd',
    'thread:03463',
    'component:vmomi*',
    'component:"vmomi.soapStub[33]"',
    'file:vpxd/VPXD',
    'op:k3f9a2bc-1021-h5:70071331',
    'op:K3F9A2BC-1021',
    'op:k3f*',
    'port:8190',
    'task:116952',
    'task:task-116952',
    'task:1169*',
    'pattern:0a1b2c3d4e5f6071',
    'time:2020-12-07T09:20',
    'time>="2020-12-07 18:20:50+09:00"',
    'time<2020-12-07T09:21',
    '-foo (foo OR error)',
  ])('%s', (query) => {
    expect(matches(query)).toBe(true)
    expect(matches(`-(${query || '*'})`)).toBe(false)
  })

  test.each([
    'err',
    '"task error"',
    '"116952 vpxd"',
    'originator',
    '2020-12-07T09',
    'warning',
    '11695',
    '~"task 116952"',
    'source:vmware',
    'host:esx01',
    'component:vmomi',
    'op:k3f9a2bc-10',
    'op:k3f9a2bc-1021-h5:7007133',
    'port:819',
    'port:20',
    'task:11695',
    'level>warning',
    'pattern:0a1b2c3d',
    'error -task-116952',
    '/^vim/',
  ])('%s does not match', (query) => {
    expect(matches(query)).toBe(false)
  })

  test('an event without a host has none of any name', () => {
    const matcher = compileMatcher({
      kind: 'field',
      field: 'host',
      comparison: '=',
      value: '',
      prefix: true,
      span: { start: 0, end: 0 },
    })
    expect(matcher({ ...EVENT, host: '' })).toBe(false)
  })
})

test('phraseIn finds what comparing token by token finds', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'b', '1', '_', 'é', ' ', '-', '.'), maxLength: 24 })
    .map(normalise)
  const tokens = fc.array(fc.constantFrom('a', 'b', 'ab', 'aa', '1', 'a1', 'é', '_'), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(text, tokens, fc.boolean(), (text, tokens, prefix) => {
      const have = tokenise(text)
      const last = tokens.length - 1
      const expected = have.some((_, at) =>
        tokens.every((t, n) => (n === last && prefix ? have[at + n]?.startsWith(t) : have[at + n] === t)),
      )
      expect(phraseIn(text, tokens, prefix)).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})

test('phraseIn of no tokens finds nothing', () => {
  expect(phraseIn('a', [], true)).toBe(false)
})

test.each([
  ["'127.0.0.1 : 8190'", true],
  ['host:8190', true],
  ['port 8190', true],
  ['lport=8190,', true],
  ['port: 8190', true],
  ['host:81900', false],
  ['host:8190ms', false],
  ['8190', false],
  ['took 8190', false],
])('port 8190 in %s: %s', (text, expected) => {
  expect(portPattern('8190').test(text)).toBe(expected)
})

test.each([
  ['116952', ['task', '116952']],
  ['Task-116952', ['task', '116952']],
  ['session[1]x', ['session', '1', 'x']],
])('task:%s', (value, tokens) => {
  expect(taskTokens(value)).toEqual(tokens)
})

test.each([
  ['abc-51', 'ABC', false, true],
  ['abc:1', 'abc', false, true],
  ['abcd', 'abc', false, false],
  ['abcd', 'abc', true, true],
  ['ab', 'abc', true, false],
  ['', 'abc', false, false],
])('%s in the family of %s (prefix: %s): %s', (op, value, prefix, expected) => {
  expect(opMatches(op, value, prefix)).toBe(expected)
})
