import { expect, test } from 'vitest'
import { release } from './release.ts'

test('the slice that ends a large buffer frees it', () => {
  const whole = Buffer.alloc(64 * 1024)
  release(whole.subarray(0, 1000))
  expect(whole.length).toBe(64 * 1024)
  release(whole.subarray(1000))
  expect(whole.length).toBe(0)
})

test('a slice that ends the pool of Node leaves it to the others', () => {
  const pool = Buffer.allocUnsafe(1).buffer
  const last = Buffer.from(pool, pool.byteLength - 100, 100)
  expect(() => release(last)).not.toThrow()
  expect(last.length).toBe(100)
})
