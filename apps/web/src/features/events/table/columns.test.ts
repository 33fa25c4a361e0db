import { describe, expect, it } from 'vitest'
import { DEFAULT_COLUMNS, gridTemplate, hiddenAt, isColumnTaste, moved } from './columns.ts'
import { pageSpan } from './page-numbers.ts'

describe('columns', () => {
  it('move among those that are shown', () => {
    const order = ['time', 'host', 'source', 'message']
    expect(moved(order, ['time', 'source', 'message'], 'source', -1)).toEqual(['source', 'time', 'host', 'message'])
    expect(moved(order, ['time', 'source', 'message'], 'time', 1)).toEqual(['host', 'source', 'time', 'message'])
    expect(moved(order, ['time', 'source', 'message'], 'time', -1)).toEqual(order)
  })
  it('give way in a narrow table, but not against a choice', () => {
    expect(hiddenAt(DEFAULT_COLUMNS, 600)).toEqual(['host', 'program', 'component', 'thread'])
    expect(hiddenAt(DEFAULT_COLUMNS, 1400)).toEqual(['host', 'program'])
    expect(hiddenAt({ ...DEFAULT_COLUMNS, hidden: [] }, 600)).toEqual([])
  })
  it('let the message grow', () => {
    expect(
      gridTemplate([
        { id: 'time', width: 108 },
        { id: 'message', width: 240 },
      ]),
    ).toBe('108px minmax(240px, 1fr)')
  })
  it('refuse what another version remembered', () => {
    expect(isColumnTaste({ order: ['time'], hidden: [], widths: {} })).toBe(true)
    expect(isColumnTaste({ order: ['zone'], hidden: [], widths: {} })).toBe(false)
    expect(isColumnTaste(null)).toBe(false)
  })
})

describe('pages', () => {
  it('are those on screen and the next ones', () => {
    expect(pageSpan(0, 30, 1000)).toEqual({ from: 0, to: 0 })
    expect(pageSpan(150, 180, 1000)).toEqual({ from: 0, to: 1 })
    expect(pageSpan(350, 380, 1000)).toEqual({ from: 1, to: 2 })
    expect(pageSpan(980, 1000, 1000)).toEqual({ from: 4, to: 4 })
    expect(pageSpan(0, 0, 0).to).toBe(-1)
  })
})
