import { expect, test } from 'vitest'
import { CHECKS, node } from '../testing/topology.ts'
import { checksOf } from './checks-of.ts'

test('a part names its checks; the words are those of the analysis', () => {
  expect(checksOf(node('mux@esx01', 'esx01'), CHECKS)).toEqual(CHECKS)
  expect(checksOf({ ...node('mux@esx01', 'esx01'), checks: ['r-gone', 'r-ask'] }, CHECKS)).toEqual([CHECKS[1]])
})

test('what was found elsewhere is passed here, for the reason that the part is well', () => {
  const part = { ...node('mux@esx01', 'esx01'), checks: ['r-there'], passed: ['r-there'] }
  const found = { ...CHECKS[0]!, outcome: 'found' as const }
  expect(checksOf(part, [found])).toEqual([{ ...found, outcome: 'clear', reason: part.reason }])
})
