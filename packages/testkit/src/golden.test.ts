import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkGolden } from './golden.ts'
import { freePort } from './port.ts'
import { random } from './random.ts'
import { type TemporaryDirectory, temporaryDirectory } from './temporary.ts'

let place: TemporaryDirectory
beforeEach(async () => {
  place = await temporaryDirectory()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await place.remove()
})

test('a golden file is written on request, then compared', async () => {
  const file = path.join(place.path, 'golden/a.json')
  vi.stubEnv('UPDATE_GOLDEN', '')
  await expect(checkGolden(file, { a: 1 })).rejects.toThrow('does not exist')
  vi.stubEnv('UPDATE_GOLDEN', '1')
  await checkGolden(file, { a: 1 })
  expect(await readFile(file, 'utf8')).toBe('{\n  "a": 1\n}\n')
  vi.stubEnv('UPDATE_GOLDEN', '')
  await checkGolden(file, { a: 1 })
  await expect(checkGolden(file, { a: 2 })).rejects.toThrow(/a\.json:2 differs.*\n.*"a": 1\n.*"a": 2/)
})

test('chance repeats itself for a seed, and differs between seeds', () => {
  const draw = (seed: number) => {
    const r = random(seed)
    return [r.uuid(), r.int(1, 1e9), r.base36(8), r.pick([...'abcdefgh'])].join()
  }
  expect(draw(1)).toBe(draw(1))
  expect(new Set([0, 1, 2, 3, 4].map(draw)).size).toBe(5)
  const r = random(7)
  const values = Array.from({ length: 2000 }, () => r.int(0, 9))
  expect([Math.min(...values), Math.max(...values), new Set(values).size]).toEqual([0, 9, 10])
})

test('a free port can be had', async () => {
  expect(await freePort()).toBeGreaterThan(1023)
})
