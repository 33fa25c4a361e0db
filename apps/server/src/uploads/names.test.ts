import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderLayout, safeName, safeParts } from './names.ts'

/** Text as a hostile client would send it. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('..', '.', '/', '\\', 'a', '\0', '\n', ' ', '\u202e', 'é', '\ud800', '日'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
)

describe('a safe name', () => {
  it.each([
    ['vm-support.tgz', 'vm-support.tgz'],
    ['C:\\logs\\vc.zip', 'vc.zip'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'upload'],
    ['', 'upload'],
    [' \u202egnp.exe\n', 'gnp.exe'],
    ['ログ.log', 'ログ.log'],
  ])('of %j is %j', (text, name) => {
    expect(safeName(text)).toBe(name)
  })

  it('stays in its folder and fits a file system, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const name = safeName(text)
        expect(path.dirname(path.resolve('/data', name))).toBe('/data')
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(Buffer.from(name).toString()).toBe(name)
      }),
    )
  })

  it('keeps the extension of a long one', () => {
    expect(safeName(`${'長'.repeat(100)}.tar.gz`)).toMatch(/長\.tar\.gz$/)
  })
})

describe('a folder', () => {
  it('loses its top, which is its name', () => {
    expect(folderLayout(['case/a.log', 'case/b/c.log'])).toEqual({ name: 'case', paths: ['a.log', 'b/c.log'] })
    expect(folderLayout(['a.log', 'b/c.log'])).toEqual({ name: 'files', paths: ['a.log', 'b/c.log'] })
    expect(safeParts('./x/../y\\z')).toEqual(['x', 'y', 'z'])
  })

  it('gives every file a place of its own inside, whatever the paths', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (texts) => {
        const { paths } = folderLayout(texts)
        expect(new Set(paths).size).toBe(texts.length)
        for (const file of paths) {
          expect(path.resolve('/data/', file)).toBe(`/data/${file}`)
          expect(paths.some((other) => other.startsWith(`${file}/`))).toBe(false)
        }
      }),
    )
  })
})
