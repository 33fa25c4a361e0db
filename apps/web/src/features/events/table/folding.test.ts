import type { EventRow } from '@bundlescope/contract/event.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE } from '../model/locate.ts'
import { foldingOf } from './folding.ts'

const events = (patterns: string) =>
  [...patterns].map((pattern, i) => ({ id: `e${i}`, pattern, source: 's', level: 'info' }) as EventRow)
const folding = (list: EventRow[], opened: string[] = [], chosen: number | null = null) =>
  foldingOf({ rowAt: (row) => list[row], opened: new Set(opened), chosen })

describe('repeats', () => {
  it('are one row with their number', () => {
    const list = events('aabccca')
    const { isFolded, repeats } = folding(list)
    expect(list.map((_, row) => isFolded(row))).toEqual([false, true, false, false, true, true, false])
    expect(list.map((_, row) => repeats(row))).toEqual([2, 0, 0, 3, 0, 0, 0])
  })

  it('are all drawn once opened; the selected line always is', () => {
    const list = events('aaaa')
    expect(list.map((_, row) => folding(list, ['e0']).isFolded(row))).toEqual([false, false, false, false])
    expect(list.map((_, row) => folding(list, [], 2).isFolded(row))).toEqual([false, true, false, true])
  })

  it('are of one source and level', () => {
    const list = events('aa')
    expect(folding([list[0]!, { ...list[1]!, source: 'other' }]).isFolded(1)).toBe(false)
    expect(folding([list[0]!, { ...list[1]!, level: 'error' }]).isFolded(1)).toBe(false)
  })

  it('stand for every line just once, page by page', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a', 'a', 'b'), { maxLength: 2 * PAGE + 50 }), (patterns) => {
        const list = events(patterns.join(''))
        const { isFolded, repeats } = folding(list)
        const stoodFor = list.reduce((sum, _, row) => sum + (isFolded(row) ? 0 : Math.max(1, repeats(row))), 0)
        expect(stoodFor).toBe(list.length)
        for (let row = 0; row < list.length; row += PAGE) expect(isFolded(row)).toBe(false)
      }),
    )
  })
})
