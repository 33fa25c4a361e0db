import { expect, test } from 'vitest'
import { lex } from './lexer.ts'

const kinds = (text: string) => lex(text).map((t) => `${t.kind}@${t.span.start}-${t.span.end}`)

test('spans lie in the text as typed', () => {
  expect(kinds('level>=warn  -"a b"* /x y/ ~z (q OR NOT r)')).toEqual([
    'field@0-7',
    'text@7-11',
    'not@13-14',
    'text@14-20',
    'regex@21-26',
    'substring@27-29',
    'open@30-31',
    'text@31-32',
    'or@33-35',
    'not@36-39',
    'text@40-41',
    'close@41-42',
  ])
})

test('full-width forms cut in the same places', () => {
  expect(kinds('（ｌｅｖｅｌ：ＥＲＲＯＲ　ＯＲ　”ａ”）　－ｂ')).toEqual(kinds('(level:ERROR OR "a") -b'))
})

test.each([
  ['-->', ['text']],
  ['--foo', ['text']],
  ['- foo', ['text', 'text']],
  ['-foo', ['not', 'text']],
  ['/var/log/vpxd', ['text']],
  ['/var/log/ x', ['text', 'text']],
  ['/', ['text']],
  ['// a /b/', ['text', 'text', 'regex']],
  ['/[/]/', ['regex']],
  ['(/a/)', ['open', 'regex', 'close']],
  ['cpu3:2098123)Scsi', ['text']],
  ['(cpu3:2098123)Scsi', ['open', 'text', 'close', 'text']],
  ['(Cmd(0x45))', ['open', 'text', 'close']],
  ['111(Connection refused)', ['text', 'text']],
  ['sub="a b"', ['text', 'text']],
  ['"name":"x"', ['text', 'text']],
  ['source:/a/', ['field', 'text']],
  ['source:-a', ['field', 'text']],
  ['source:(-a OR b)', ['field', 'open', 'not', 'text', 'or', 'text', 'close']],
  ['xsource:a', ['text']],
  ['~', ['text']],
  ['~"a', ['unclosed']],
  ['a "b', ['text', 'unclosed']],
])('%s', (text, expected) => {
  expect(lex(text).map((t) => t.kind)).toEqual(expected)
})

test.each([
  [String.raw`"say \"x\" in C:\\tmp\y"`, String.raw`say "x" in C:\tmp\y`],
  ['「仮想 "x"」', '仮想 "x"'],
  ['“a” b”', 'a'],
])('quotes: %s', (text, expected) => {
  expect(lex(text)[0]).toMatchObject({ kind: 'text', quoted: true, text: expected })
})

test('an escaped slash is a slash of the regular expression', () => {
  expect(lex(String.raw`/a\/b\\/`)[0]).toMatchObject({ kind: 'regex', source: String.raw`a/b\\` })
})
