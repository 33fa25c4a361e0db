import { array, assert, asyncProperty, constantFrom, nat } from 'fast-check'
import { expect, it } from 'vitest'
import { between } from './rank.ts'

it('there is always a rank between two others, and it never ends in 0', async () => {
  const moves = array(nat(1000), { maxLength: 200 })
  await assert(
    asyncProperty(moves, constantFrom('start', 'anywhere'), async (places, where) => {
      const board: string[] = []
      for (const place of places) {
        const at = where === 'start' ? 0 : place % (board.length + 1)
        const rank = between(board[at - 1] ?? '', board[at] ?? null)
        expect(rank).toMatch(/[1-9a-z]$/)
        board.splice(at, 0, rank)
      }
      expect(board).toEqual([...new Set(board)].sort())
    }),
  )
})

it('a board that grows at its end keeps short ranks', () => {
  let rank = ''
  for (let n = 0; n < 10_000; n++) rank = between(rank, null)
  expect(rank.length).toBeLessThan(7)
})

it('refuses ranks in the wrong order', () => {
  expect(() => between('b', 'a')).toThrow(RangeError)
  expect(() => between('a', 'a')).toThrow(RangeError)
})
