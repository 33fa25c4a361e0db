import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countIn, intersect, unite, without } from './mask.ts'

const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 })
  .map((both) => [Uint8Array.from(both, ([a]) => a), Uint8Array.from(both, ([, b]) => b)] as const)

it('four bytes at a time are what one at a time is, whatever the length', () => {
  fc.assert(
    fc.property(pairs, fc.nat(40), fc.nat(40), ([a, b], from, to) => {
      expect(intersect(a, b)).toEqual(a.map((one, i) => one & b[i]!))
      expect(without(a, b)).toEqual(a.map((one, i) => (one === 1 && b[i] === 0 ? 1 : 0)))
      const united = Uint8Array.from(a)
      unite(united, b)
      expect(united).toEqual(a.map((one, i) => one | b[i]!))
      const end = Math.min(to, a.length)
      expect(countIn(a, from, end)).toBe(a.subarray(Math.min(from, end), end).reduce((sum, one) => sum + one, 0))
    }),
  )
})
