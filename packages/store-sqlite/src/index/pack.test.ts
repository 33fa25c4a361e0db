import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packInts, packTimes, unpackInts, unpackTimes } from './pack.ts'

/** Short ones are kept as they are, long ones are compressed. */
const shortOrLong = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(fc.array(one), fc.array(one, { minLength: 500, maxLength: 600 }))

describe('packed columns', () => {
  it('give back whole numbers at any width', () => {
    fc.assert(
      fc.property(fc.constantFrom(255, 65535, 0xffffffff), shortOrLong(fc.nat()), (max, values) => {
        const bounded = values.map((v) => v % (max + 1))
        expect([...unpackInts(packInts(Uint32Array.from(bounded)))]).toEqual(bounded)
      }),
    )
    expect(unpackInts(packInts(Uint32Array.from([1, 2, 3])))).toBeInstanceOf(Uint8Array)
  })

  it('give back times, in order or not, near or far, in milliseconds or microseconds', () => {
    const time = fc.oneof(
      fc.integer({ min: 1.6e15, max: 1.6e15 + 5e6 }),
      fc.integer({ min: 1.6e12, max: 1.6e12 + 5000 }).map((ms) => ms * 1000),
      fc.integer({ min: 0, max: 2e15 }),
    )
    fc.assert(
      fc.property(shortOrLong(time), (times) => {
        expect([...unpackTimes(packTimes(Float64Array.from(times)))]).toEqual(times)
      }),
    )
  })
})
