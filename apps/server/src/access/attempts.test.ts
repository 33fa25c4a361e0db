import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { expect, it } from 'vitest'
import { Attempts } from './attempts.ts'

it('after some failures each further try waits twice as long, up to a quarter of an hour', () => {
  let now = 0
  const attempts = new Attempts(new Catalog(':memory:').failures, 'name', 3, () => now)
  const waits: number[] = []
  for (let n = 0; n < 15; n++) {
    waits.push(attempts.wait('taro'))
    now += attempts.wait('taro')
    attempts.begin('taro')
  }
  expect(waits.slice(0, 7)).toEqual([0, 0, 0, 2000, 4000, 8000, 16_000])
  expect(waits.at(-1)).toBe(15 * 60_000)
  expect(attempts.wait('hana')).toBe(0)
  attempts.clear('taro')
  expect(attempts.wait('taro')).toBe(0)
})

it('a day without failures is a new beginning', () => {
  let now = 0
  const { failures } = new Catalog(':memory:')
  const attempts = new Attempts(failures, 'name', 1, () => now)
  for (let n = 0; n < 20; n++) attempts.begin('taro')
  now += 25 * 3600_000
  attempts.begin('taro')
  expect(attempts.wait('taro')).toBe(2000)
  // A server that was started anew knows of it; another kind of key is another one.
  expect(new Attempts(failures, 'name', 1, () => now).wait('taro')).toBe(2000)
  expect(new Attempts(failures, 'address', 1, () => now).wait('taro')).toBe(0)
})
