import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose, normalise, tokenise } from './token.ts'

describe('what is looked for', () => {
  it('is the same in full width, half width and either case', () => {
    expect(normalise('ＡＰＤ ﾃﾞｰﾀ VM01')).toBe('apd データ vm01')
    expect(tokenise(normalise('仮想マシンＶＭ01を「ds02」へ'))).toEqual(['vm01', 'ds02'])
  })

  it('is what Unicode says, whatever the text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('e\u0301\u0316', 'ｶﾞ', '\u0301'.repeat(30)))
    fc.assert(fc.property(piece, (text) => compose(text) === text.normalize('NFKC')))
  })

  it('is known of a million marks on end, too, which nobody waits for to be put in order', () => {
    for (const marks of ['\u0316\u0301', '\u0334\uff9e']) {
      const text = `a1 ${marks.repeat(500_000)} b2`
      expect(compose(text).length).toBeGreaterThan(text.length)
      expect(tokenise(normalise(text)).at(-1)).toBe('b2')
    }
  })
})
