import { PROBLEMS } from '@bundlescope/contract/problems.ts'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import english from './en/server.json'
import japanese from './ja/server.json'
import { recognise, serverText } from './server-text.ts'

const i18n = createInstance()
await i18n.init({
  resources: { en: { server: english }, ja: { server: japanese } },
  interpolation: { escapeValue: false },
})
const sayIn = (language: string) => {
  const t = i18n.getFixedT(language, 'server')
  return (key: string, slots: Record<string, string>) => t(key, slots)
}
const inEnglish = (text: string) => serverText(text, sayIn('en'))
const inJapanese = (text: string) => serverText(text, sayIn('ja'))

/** What a slot may hold in an example. */
const FILLED: Record<string, string> = {
  number: '12',
  total: '345',
  at: '6789',
  amount: '64 MiB',
  id: 'k3v9x0qa',
  bundle: '0123456789abcdef',
  file: 'vpxd-12.log',
  name: 'var/log/a b.log',
  format: 'Tomcat',
  why: 'ENOSPC',
}
const keys = Object.entries(english).flatMap(([group, texts]) => Object.keys(texts).map((name) => `${group}.${name}`))
const template = (texts: Record<string, Record<string, string>>, key: string) => {
  const [group = '', name = ''] = key.split('.')
  return texts[group]?.[name] ?? ''
}
const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => FILLED[slot] ?? `<${slot}>`)

describe.each(keys)('%s', (key) => {
  const example = fill(template(english, key))
  it('is recognised as itself, and said in both languages', () => {
    expect(recognise(example)?.key).toBe(key)
    expect(inEnglish(example)).toBe(example)
    expect(inJapanese(example)).toBe(fill(template(japanese, key)))
    expect(inJapanese(example)).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
  })

  it('takes any text in two slots at most, the second at its end: it is read in one go', () => {
    const text = template(english, key)
    const anything = text.match(/\{\{(?!(?:number|total|at|amount|id|bundle)\}\})\w+\}\}/g) ?? []
    expect(anything.length).toBeLessThanOrEqual(2)
    if (anything.length === 2) expect(text.endsWith(anything[1] ?? '')).toBe(true)
  })
})

describe('as the server puts them together', () => {
  it.each([
    [
      '79 of 80 lines of hostd.log start as ESXi 8 and 9; next best Virtual machine (vmware.log), ESXi 8 and 9 (0.21)',
      'hostd.log の 80 行中 79 行が「ESXi 8・9 のログ」の形式、次点は「仮想マシン (vmware.log) ESXi 8・9」(0.21)',
    ],
    ['as stamped, else +09:00 (chosen)', '時刻に記されていればそのとおり、なければ +09:00 (指定)'],
    ['named as a log; no format known', '名前からログと判断、既知の形式に該当なし'],
    [
      'a.tgz: the archive is cut off at byte 512 (the compressed bytes end too early, at byte 99); and 3 more',
      'a.tgz: アーカイブがバイト 512 で途切れている (圧縮データがバイト 99 で途切れている)、ほか 3 件',
    ],
    [
      'a.tgz: var/log: x.log: cut off after 5 of 9 bytes, at byte 70 of the archive; b.zip: stopped after 64 MiB: it unpacks to more than 200 times its size',
      'a.tgz: var/log: x.log: 9 バイト中 5 バイト、アーカイブのバイト 70 で途切れている、b.zip: 64 MiB で中止: 展開すると元の 200 倍を超える',
    ],
    [
      'The ingest stopped: The disk of the data directory is full.',
      '取り込みが中断しました: データディレクトリのディスクに空きがありません。',
    ],
    [
      'a.tgz: the names of its files take more than 64 MiB; the rest is not read; z.zip: one of more than 10000 archives, not opened (and 7 more files)',
      'a.tgz: ファイル名の合計が 64 MiB を超えている、残りは読み取っていない、z.zip: アーカイブが 10000 個を超えるため開いていない (ほか 7 ファイル)',
    ],
    ['etc/a.txt: only its first 1000000 lines are kept', 'etc/a.txt: 先頭の 1000000 行だけを保存'],
    ['only its first 16 MiB are kept', '先頭の 16 MiB だけを保存'],
    ['tables are looked for in its first 400000 lines only', '表を探したのは先頭の 400000 行だけ'],
    ['reading it stopped: some new error', '読み取りが中断: some new error'],
    ['x.bz2: cannot be read (EACCES)', 'x.bz2: 読み取れない (EACCES)'],
  ])('%s', (text, said) => {
    expect(inJapanese(text)).toBe(said)
    expect(inEnglish(text.replaceAll('; ', '、'))).toBe(text.replaceAll('; ', '、'))
  })

  it('every title of a problem is known', () => {
    for (const { title } of Object.values(PROBLEMS))
      expect([title, recognise(title)?.key]).toEqual([title, expect.stringMatching(/^problem\./)])
  })
})

describe('what is not known is shown as it is', () => {
  it.each(['', 'some new sentence', 'querystring/limit must be <= 1000', 'a: b: c (d)', '; ; '])('%j', (text) => {
    expect(inJapanese(text)).toBe(text)
  })

  it('beside what is known', () => {
    expect(inJapanese('empty file; some new sentence')).toBe('空のファイル、some new sentence')
  })

  it('beyond some causes within each other', () => {
    const nested = `${'a: cannot be read ('.repeat(500)}why${')'.repeat(500)}`
    expect(inJapanese(nested).match(/読み取れない/g)).toHaveLength(4)
    expect(inJapanese(nested).match(/cannot be read/g)).toHaveLength(496)
  })

  it('when it is endless', () => {
    const long = `link to ${'a: ('.repeat(20_000)}`
    expect(inJapanese(long)).toBe(long)
    expect(inJapanese('empty file; '.repeat(100))).toBe('empty file; '.repeat(100))
  })
})

it('hostile names stay text', () => {
  const name = '$t(file.empty) {{target}} $& <b>.* \n'
  expect(inJapanese(`link to ${name}`)).toBe(`リンク: ${name}`)
})
