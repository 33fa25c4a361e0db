import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectEncoding, type Encoding, headToUtf8, toUtf8 } from './encoding.ts'
import { encode } from './test/encode.ts'

const LINE = '2020-12-07T09:40:00.000Z info hostd[2099863] [Originator@6876 sub=Vimsvc] '
const bytesOf = (text: string, encoding: Encoding): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16le') return wide
  return encoding === 'utf-16be' ? wide.swap16() : encode(text, encoding)
}

async function transcoded(bytes: Buffer, encoding: Encoding, cut: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += cut) chunks.push(bytes.subarray(at, at + cut))
  const out: Buffer[] = []
  for await (const chunk of Readable.from(chunks).pipe(toUtf8(encoding))) out.push(chunk as Buffer)
  return Buffer.concat(out)
}

const TEXTS: [Encoding, string][] = [
  ['shift_jis', 'エラー'],
  ['shift_jis', '接続が拒否されました'],
  ['shift_jis', 'ホスト名:               PC-4\r\nOS 名:                  Microsoft Windows 10 Enterprise\r\n'],
  ['shift_jis', 'サービスは ﾃｽﾄ で停止しています。'],
  ['euc-jp', 'エラー'],
  ['euc-jp', '接続が拒否されました'],
  ['euc-jp', '2021年 3月  8日 月曜日 18:40:00 JST'],
  ['gbk', '错误'],
  ['gbk', '服务已停止'],
  ['gbk', '连接被拒绝'],
  ['gbk', '主机名:           PC-4\r\nOS 名称:          Microsoft Windows 10 企业版\r\n'],
  ['windows-1252', 'Zugriff verweigert: Gerät nicht verfügbar'],
  ['windows-1252', 'Le système a détecté une erreur, l’accès est refusé'],
  ['windows-1252', 'Größe'],
]

describe.each(TEXTS)('%s: %s', (encoding, text) => {
  it.each([
    ['alone', text],
    ['in a line of a log', `${LINE}${text}\n`],
    ['among ASCII', `${`${LINE}one\n`.repeat(50)}${LINE}${text}\n${LINE}two`],
  ])('%s', (_, whole) => {
    const bytes = bytesOf(whole, encoding)
    const found = detectEncoding(bytes)
    expect(found).toMatchObject({ encoding, reason: expect.stringMatching(/% of its characters/) })
    expect(headToUtf8(bytes, found.encoding).toString()).toBe(whole)
  })

  it('the same in UTF-8 and UTF-16, with a mark and without', () => {
    const whole = `${LINE}${text}\r\n`.repeat(3)
    expect(detectEncoding(Buffer.from(whole)).encoding).toBe('utf-8')
    for (const wide of ['utf-16le', 'utf-16be'] as const) {
      expect(detectEncoding(bytesOf(whole, wide))).toMatchObject({ encoding: wide })
      const marked = bytesOf(`\ufeff${whole}`, wide)
      expect(detectEncoding(marked)).toEqual({ encoding: wide, reason: 'byte order mark' })
      expect(headToUtf8(marked, wide).toString()).toBe(whole)
    }
  })
})

describe('stays UTF-8', () => {
  const cut = Buffer.from('接続').subarray(0, 5)
  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /^ASCII$/],
    ['ASCII', Buffer.from(LINE), /^ASCII$/],
    ['UTF-8 cut at its end', cut, /^valid UTF-8$/],
    ['UTF-8 with a mark', Buffer.from('\ufefftext'), /mark/],
    ['UTF-8 with some bad bytes', Buffer.concat([Buffer.from('接続が拒否'), Buffer.from([0xff, 10])]), /1 bytes/],
    [
      'noise within UTF-8',
      Buffer.concat([Buffer.from('接続\n拒否\n'), Buffer.from('\xff\xf0\xe1\x92'.repeat(9), 'latin1')]),
      /no enc/,
    ],
    ['a few odd bytes in ASCII', Buffer.from(`${LINE}\xff\xfe\x90\n`, 'latin1'), /no encoding known/],
    ['one odd byte', Buffer.from(`${LINE}caf\xe9\n`, 'latin1'), /no encoding known/],
    ['a hole of NUL bytes', Buffer.from(`${LINE}\n${'\0'.repeat(901)}${LINE}\n`), /^ASCII$/],
    ['a binary that decodes', Buffer.from('TZif2\0\0\0\x82\xa0\0\0\x82\xa2\x04+10\0', 'latin1'), /no encoding known/],
    ['a binary', Buffer.from('\x7fELF\x02\x01\0\0\x03\0\xf0\xf1\0\0'.repeat(30), 'latin1'), /no encoding known/],
  ])('%s', (_, bytes, reason) => {
    expect(detectEncoding(bytes)).toEqual({ encoding: 'utf-8', reason: expect.stringMatching(reason) })
  })
})

it('valid UTF-8 is never taken for anything else', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((one) => !one.includes('\0'))
  fc.assert(fc.property(text, (one) => detectEncoding(Buffer.from(one)).encoding === 'utf-8'))
})

describe('a stream', () => {
  it.each(TEXTS)('of %s in chunks of any size: %s', async (encoding, text) => {
    const whole = `${LINE}${text}\n`
    for (const cut of [1, 3, 7, 1000])
      expect((await transcoded(bytesOf(whole, encoding), encoding, cut)).toString()).toBe(whole)
  })

  it('of UTF-16 loses its mark and keeps what is cut as U+FFFD', async () => {
    const bytes = bytesOf('\ufeffab', 'utf-16le')
    for (const cut of [1, 2, 3]) expect((await transcoded(bytes, 'utf-16le', cut)).toString()).toBe('ab')
    expect((await transcoded(bytes.subarray(0, -1), 'utf-16le', 2)).toString()).toBe('a\ufffd')
  })

  it('of UTF-8 passes untouched, whatever it holds, without a copy', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0, 0xe3, 0x82])
    const passed = toUtf8('utf-8')
    passed.end(bytes)
    for await (const chunk of passed) expect(chunk).toBe(bytes)
    expect((await transcoded(bytes, 'utf-8', 2)).equals(bytes)).toBe(true)
  })
})
