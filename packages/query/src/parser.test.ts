import { describe, expect, test } from 'vitest'
import type { Node } from './ast.ts'
import { parseQuery } from './parser.ts'

/** A tree as a short text, so that tables stay readable: `and(phrase a, not(field level >= warning))`. */
function show(node: Node): string {
  switch (node.kind) {
    case 'all':
      return 'all'
    case 'and':
    case 'or':
      return `${node.kind}(${node.children.map(show).join(', ')})`
    case 'not':
      return `not(${show(node.child)})`
    case 'phrase':
      return `${node.tokens.join('+')}${node.prefix ? '*' : ''}`
    case 'substring':
      return `~${node.text}~`
    case 'regex':
      return `/${node.source}/`
    case 'field':
      return `${node.field}${node.comparison}${node.value}${node.prefix ? '*' : ''}`
    case 'time':
      return `time${node.comparison}${node.micros}`
  }
}

const parse = (text: string): string => {
  const result = parseQuery(text)
  return result.ok ? show(result.node) : `${result.code} at ${text.slice(result.span.start, result.span.end)}`
}

const DAY = Date.UTC(2020, 11, 7) * 1000

describe('meaning', () => {
  test.each([
    ['', 'all'],
    ['  　', 'all'],
    ['*', 'all'],
    ['a B', 'and(a, b)'],
    ['a AND b', 'and(a, b)'],
    ['a OR b', 'or(a, b)'],
    ['a b OR c d', 'or(and(a, b), and(c, d))'],
    ['a (b OR c)', 'and(a, or(b, c))'],
    ['a (b c)', 'and(a, b, c)'],
    ['(a OR b) OR c', 'or(a, b, c)'],
    ['a or b', 'and(a, or, b)'],
    ['-a NOT b', 'and(not(a), not(b))'],
    ['NOT NOT a', 'a'],
    ['-(a b)', 'not(and(a, b))'],
    ['NOT (a OR b) c', 'and(not(or(a, b)), c)'],
    ['task-116952', 'task+116952'],
    ['10.3.239.34', '10+3+239+34'],
    ['conn*', 'conn*'],
    ['task-11*', 'task+11*'],
    ['foo-*', 'foo'],
    ['"Connection refused"', 'connection+refused'],
    ['"connection ref"*', 'connection+ref*'],
    [String.raw`"a \"b\" \\c"`, 'a+b+c'],
    ['~text', '~text~'],
    ['~"Text with Blanks"', '~text with blanks~'],
    ['-~x', 'not(~x~)'],
    [String.raw`/a\/b\d+/`, String.raw`/a/b\d+/`],
    ['-/x y/', 'not(/x y/)'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })
})

describe('fields', () => {
  test.each([
    ['source:vpxd', 'source=vpxd'],
    ['Source:VPXD', 'source=VPXD'],
    ['source:vp*', 'source=vp*'],
    ['source:"vmware (web01)"', 'source=vmware (web01)'],
    ['source:"a b"*', 'source=a b*'],
    ['source:"a*"', 'source=a*'],
    ['source:(a OR "b c" OR d*)', 'or(source=a, source=b c, source=d*)'],
    ['-source:(a b)', 'not(and(source=a, source=b))'],
    ['source:(-a)', 'not(source=a)'],
    ['level:error', 'level=error'],
    ['level>=WARN', 'level>=warning'],
    ['level:>=warning', 'level>=warning'],
    ['level<verbose', 'level<debug'],
    ['level:(error OR crit)', 'or(level=error, level=critical)'],
    ['port:08190', 'port=8190'],
    ['file:/var/log/*', 'file=/var/log/'],
    ['task:116952', 'task=116952'],
    ['pattern:0A1B2C3D', 'pattern=0a1b2c3d'],
    ['op:khsdo6kc-453435-auto-9pvg-h5:70071331-51', 'op=khsdo6kc-453435-auto-9pvg-h5:70071331-51'],
    ['time>=2020-12-07', `time>=${DAY}`],
    ['time<"2020-12-07 09:00+09:00"', `time<${DAY}`],
    ['time:2020-12-07', `and(time>=${DAY}, time<${DAY + 86_400_000_000})`],
    ['a time:2020-12-07T00:00:00.5', `and(a, time>=${DAY + 500_000}, time<${DAY + 600_000})`],
    ['time:2020-12-07T00:00:00.000001Z', `time=${DAY + 1}`],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })

  test('times count from now only where now is given', () => {
    expect(parseQuery('time>=now-15m', { now: DAY })).toMatchObject({ ok: true, node: { micros: DAY - 900_000_000 } })
    expect(parse('time>=now-15m')).toBe('bad-time at now-15m')
  })
})

describe('Japanese and full-width text', () => {
  test.each([
    ['ｖｐｘｄ　－ｆｏｏ', 'and(vpxd, not(foo))'],
    ['（ａ　ＯＲ　ｂ）　ｌｅｖｅｌ：ｅｒｒｏｒ', 'and(or(a, b), level=error)'],
    ['ｌｅｖｅｌ＞＝警告', 'unknown-level at 警告'],
    ['”ａ ｂ”', 'a+b'],
    ['「a b」', 'a+b'],
    // Words without blanks between them would never be whole tokens.
    ['接続', '~接続~'],
    ['"接続 エラー"', '~接続 エラー~'],
    ['café', 'café'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })
})

describe('pasted log text is searched as text', () => {
  test.each([
    ['com.vmware:xyz', 'com+vmware+xyz'],
    ['https://host/x', 'https+host+x'],
    ['C0:T0:L0', 'c0+t0+l0'],
    ['h5:70071331', 'h5+70071331'],
    ['constructor __proto__', 'and(constructor, __proto__)'],
    ['leve:error', 'leve+error'],
    ['port=8190', 'port+8190'],
    ['khsdo6kc-453435-auto-9pvg-h5:70071331-51-01', 'khsdo6kc+453435+auto+9pvg+h5+70071331+51+01'],
    ['[VpxLRO] -- ERROR task-116952 -- vm-1(x)', 'and(vpxlro, error, task+116952, vm+1+x)'],
    ['--> (vim.fault) {', 'vim+fault'],
    ['cpu3:2098123)ScsiDeviceIO: 3449', 'and(cpu3+2098123+scsideviceio, 3449)'],
    ['error 111(Connection refused)', 'and(error, 111+connection, refused)'],
    ['/vmfs/volumes/5f/web01.vmx', 'vmfs+volumes+5f+web01+vmx'],
    ['"name": "", "x":"y"', 'and(name, x, y)'],
    ['->', '~->~'],
    ['--> ->', 'and(~-->~, ~->~)'],
    ['foo ->', 'foo'],
    ['foo 接続 ｶﾞﾗｽ', 'and(foo, ~接続~, ~ガラス~)'],
    ['foo 、 ①', 'and(foo, 1)'],
    ['()', 'all'],
    ['main() a', 'and(main, a)'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })
})

describe('errors point at their place', () => {
  test.each([
    ['a "b c', 'unclosed-quote at "b c'],
    ['source:"b c', 'unclosed-quote at "b c'],
    ['~"b', 'unclosed-quote at "b'],
    ['a (b OR c', 'unclosed-group at ('],
    ['(', 'unclosed-group at ('],
    ['source:(a', 'unclosed-group at ('],
    ['a OR', 'dangling-operator at OR'],
    ['OR a', 'dangling-operator at OR'],
    ['a AND', 'dangling-operator at AND'],
    ['AND a', 'dangling-operator at AND'],
    ['a OR OR b', 'dangling-operator at OR'],
    ['(a OR) b', 'dangling-operator at OR'],
    ['a NOT', 'dangling-operator at NOT'],
    ['NOT OR a', 'dangling-operator at NOT'],
    ['a source:', 'empty-value at source:'],
    ['source: vpxd', 'empty-value at source:'],
    ['(source:)', 'empty-value at source:'],
    ['source:""', 'empty-value at source:""'],
    ['source:*', 'empty-value at source:*'],
    ['source:()', 'empty-value at ()'],
    ['level>=', 'empty-value at level>='],
    ['task:->', 'empty-value at ->'],
    ['level:errr', 'unknown-level at errr'],
    ['level:constructor', 'unknown-level at constructor'],
    ['level:err*', 'unknown-level at err*'],
    ['level:(error OR x)', 'unknown-level at x'],
    ['time>yesterday', 'bad-time at yesterday'],
    ['time<"2020-13-45"', 'bad-time at "2020-13-45"'],
    ['port:abc', 'bad-port at abc'],
    ['port:70000', 'bad-port at 70000'],
    ['port:81*', 'bad-port at 81*'],
    ['pattern:xyz', 'bad-pattern at xyz'],
    ['port>=8190', 'not-comparable at port>=8190'],
    ['a /b(/', 'bad-regex at /b(/'],
    [`/${'a'.repeat(1001)}/`, `bad-regex at /${'a'.repeat(1001)}/`],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })

  test('messages are sentences for people', () => {
    expect(parseQuery('/b(/')).toMatchObject({ message: 'This is no regular expression: Unterminated group' })
    expect(parseQuery('level:errr')).toMatchObject({ message: expect.stringContaining('there are critical, error') })
  })

  test('hostile depth and length', () => {
    expect(parse(`${'('.repeat(7000)}a`)).toBe('too-deep at (')
    expect(parse(`${'-('.repeat(3000)}a`)).toMatch(/^too-deep/)
    expect(parse(`${'NOT '.repeat(1900)}a`)).toBe('too-deep at NOT')
    expect(parse('a'.repeat(8001))).toBe('too-long at a')
  })
})
