import { expect, it } from 'vitest'
import { rowAfter } from './step.ts'

it('steps lead on from the selected line', () => {
  const here = { id: 'a.1.2', row: 40, hidden: false }
  expect([1, -1, 3].map((by) => rowAfter(here, by, 7))).toEqual([41, 39, 43])
})

it('a hidden line stands before its row', () => {
  const here = { id: 'a.1.2', row: 40, hidden: true }
  expect([1, -1, 3].map((by) => rowAfter(here, by, 7))).toEqual([40, 39, 42])
})

it('without a line the top of the screen is selected', () => {
  expect([1, -1].map((by) => rowAfter(null, by, 7))).toEqual([7, 7])
})
