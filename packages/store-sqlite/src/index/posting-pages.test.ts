import { postingsOf } from '@bundlescope/indexer/testing.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPostings, readPostings, Strips } from './posting-pages.ts'

function stripsOf({ pages, firsts, places }: ReturnType<typeof postingsOf>): Strips {
  return new Strips(firsts, places, (page) => pages[page]!)
}

function look(built: ReturnType<typeof postingsOf>, h1: number, h2: number) {
  const strips = stripsOf(built)
  const number = strips.of(h1)
  const found = number < 0 ? null : readPostings(strips.get(number), h1, h2)
  return found && { ordinals: [...found.ordinals], sure: found.sure }
}

describe('postings', () => {
  it('finds every event of a hash, once each, and none of another', () => {
    const hash = fc.oneof(fc.constantFrom(0, 1, 2, 0x80000000, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }))
    fc.assert(
      fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 0, max: 2 })), { maxLength: 300 }), (pairs) => {
        const built = postingsOf(pairs.map(([h1, h2], i) => [h1, h2, Math.floor(i / 3)]))
        for (const [h1, h2] of pairs) {
          const events = [...new Set(pairs.flatMap(([a], i) => (a === h1 ? [Math.floor(i / 3)] : [])))]
          const seconds = new Set(pairs.flatMap(([a, b]) => (a === h1 ? [b] : [])))
          expect(look(built, h1, h2)).toEqual({ ordinals: events, sure: seconds.size === 1 && events.length >= 4 })
        }
        const absent = 0x12345678
        if (!pairs.some(([h1]) => h1 === absent)) expect(look(built, absent, 0)).toBeNull()
      }),
    )
  })

  it('tells a frequent identifier from one that only shares its first hash', () => {
    const built = postingsOf(Array.from({ length: 10 }, (_, event) => [77, 5, event]))
    expect(look(built, 77, 5)).toEqual({ ordinals: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], sure: true })
    expect(look(built, 77, 6)).toBeNull()
  })

  it('spreads many hashes over pages and finds each', () => {
    const built = postingsOf(Array.from({ length: 50_000 }, (_, i) => [Math.imul(i, 0x9e3779b9) >>> 0, i & 0x7fff, i]))
    expect(built.pages.length).toBeGreaterThan(5)
    expect(built.firsts.length).toBeGreaterThan(20 * built.pages.length)
    for (let i = 0; i < 50_000; i += 997)
      expect(look(built, Math.imul(i, 0x9e3779b9) >>> 0, i & 0x7fff)?.ordinals).toEqual([i])
  })

  it('looked up together, hashes are found as they are one by one', () => {
    const hash = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(0xffffffff), fc.constant(0x80000000))
    fc.assert(
      fc.property(fc.array(hash, { minLength: 1, maxLength: 200 }), fc.uniqueArray(hash), (held, asked) => {
        const built = postingsOf(held.map((h1, i) => [h1, 7, i]))
        const h1 = asked.toSorted((a, b) => a - b)
        const found: number[] = []
        findPostings(
          stripsOf(built).get(0),
          h1,
          h1.map(() => 7),
          (place) => found.push(h1[place]!),
        )
        expect(found).toEqual(h1.filter((one) => held.includes(one)))
      }),
    )
  })
})
