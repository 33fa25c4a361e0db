import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeName, decodeZipName, safePath } from './names.ts'
import { cutTop, isSupportFolder } from './topfolder.ts'

describe('names in archives', () => {
  it.each([
    ['var/log/vpxd.log', 'var/log/vpxd.log'],
    ['/etc/passwd', 'etc/passwd'],
    ['../../etc/passwd', 'etc/passwd'],
    ['a/../../b/./c.log', 'a/b/c.log'],
    ['a//b', 'a/b'],
    ['C:\\logs\\a.log', 'C/logs\\a.log'],
    ['C:/logs/a.log', 'C/logs/a.log'],
    ['a\0b\n\x1b[31m', 'a\\x00b\\x0a\\x1b[31m'],
    ['gpj.\u202egol', 'gpj.\\u202egol'],
    ['', 'unnamed'],
    ['../..', 'unnamed'],
  ])('%j is shown as %j', (name, path) => expect(safePath(name)).toBe(path))

  it('takes backslashes for separators where Windows wrote them', () => {
    expect(safePath(decodeZipName(Buffer.from('C:\\logs\\..\\a.log')))).toBe('C/logs/a.log')
    expect(safePath(decodeZipName(Buffer.from('\\\\server\\share\\a.log')))).toBe('server/share/a.log')
  })

  it('any name becomes a relative path without dots and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const path = safePath(name)
        expect(path).not.toBe('')
        expect(path.startsWith('/')).toBe(false)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must be gone
        expect(path).not.toMatch(/[\x00-\x1f\x7f]/)
        expect(path.split('/').some((part) => part === '' || part === '.' || part === '..')).toBe(false)
      }),
    )
  })

  it('keeps the begin of a name that is longer than any path, cut between characters', () => {
    const name = decodeName(Buffer.from(`x${'ログ/'.repeat(200_000)}`))
    expect(Buffer.byteLength(name)).toBeGreaterThan(4090)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(4096)
    expect(name).toMatch(/^x(?:ログ\/)+ロ?グ?$/)
  })

  it('reads UTF-8, Shift_JIS, EUC-JP, or byte for byte', () => {
    expect(decodeName(Buffer.from('a5eda5b02fb2becadb2e6c6f67', 'hex'))).toBe('ログ/仮弁.log')
    expect(decodeName(Buffer.from('dbb8deb8dede2e6c6f67', 'hex'))).toBe('ﾛｸﾞｸﾞﾞ.log')
    expect(decodeName(Buffer.from('ホスト.log'))).toBe('ホスト.log')
    expect(decodeName(Buffer.from([0x83, 0x7a, 0x83, 0x58, 0x83, 0x67, 0x2e, 0x6c, 0x6f, 0x67]))).toBe('ホスト.log')
    expect(decodeName(Buffer.from([0x95, 0x5c, 0x2e, 0x74]))).toBe('表.t')
    expect(decodeName(Buffer.from([0x66, 0xfc, 0x72]))).toBe('für')
  })
})

describe('top folders', () => {
  it.each([
    'esx-esx01.lab.example-2017-10-17--18.30-4770288',
    'esx-esx01-2017-10-17--18.30-4770288',
    'vc-vc01.lab.example-2026-03-12--04.00-2211',
    'vm-2020-01-31.4711',
    'nsx_manager_4f1c2a30-11aa-4d2e-9a51-0c5a6b7d8e9f_20190903_101500',
  ])('%s is one of a support bundle', (name) => expect(isSupportFolder(name)).toBe(true))

  it.each(['var', 'commands', 'vc-notes', 'esx-2020', 'logs-2020'])('%s is none', (name) =>
    expect(isSupportFolder(name)).toBe(false),
  )

  it('is cut when it says what the archive says', () => {
    expect(cutTop('My-Logs/a/b.log', 'my-logs.tar.gz')).toEqual({ top: 'My-Logs', path: 'a/b.log' })
    expect(cutTop('logs/b.log', 'logs (1).zip')).toEqual({ top: 'logs', path: 'b.log' })
    expect(cutTop('var/log/b.log', 'logs.zip')).toEqual({ top: null, path: 'var/log/b.log' })
    const support = 'esx-a-2020-01-02--03.04-5'
    expect(cutTop(`case/${support}/var/b.log`, 'case.zip')).toEqual({ top: support, path: 'var/b.log' })
    expect(cutTop(`${support}/b.log`, `${support}.tgz`)).toEqual({ top: support, path: 'b.log' })
    expect(cutTop('logs', 'logs.zip')).toEqual({ top: null, path: 'logs' })
  })
})
