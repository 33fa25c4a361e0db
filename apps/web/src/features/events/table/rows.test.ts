import type { EventPage } from '@bundlescope/contract/event.ts'
import { describe, expect, it } from 'vitest'
import { inFamily, rootOf, shortOp } from '../operation/op-id.ts'
import { gapBefore, gapThreshold } from './gaps.ts'
import { compareEvents, rankAt } from './order.ts'
import { firstLine, splitTime, timeCut } from './time-cell.ts'

const at = (id: string, second: number) => ({ id, time: `2020-12-07T09:20:${String(second).padStart(2, '0')}.000000Z` })

describe('order', () => {
  it('is time, bundle, file, place; numbers in base 36', () => {
    const rows = [at('a.1.z', 1), at('a.2.5', 1), at('a.10.0', 1), at('b.0.0', 1), at('a.0.0', 2)]
    expect(rows.toReversed().sort(compareEvents)).toEqual(rows)
  })
  it('finds the rank of an event that the filter hides', () => {
    const page = { events: [at('a.1.0', 1), at('a.1.5', 3), at('a.1.9', 5)], offset: 400 } as EventPage
    expect(rankAt(page, at('a.1.5', 3))).toBe(401)
    expect(rankAt(page, at('a.1.7', 4))).toBe(402)
    expect(rankAt(page, at('a.2.0', 9))).toBe(403)
  })
})

describe('gaps', () => {
  it('are drawn from the threshold on', () => {
    expect(gapBefore(0, 111e6, gapThreshold('60', 0))).toBe(111e6)
    expect(gapBefore(0, 59e6, gapThreshold('60', 0))).toBe(0)
    expect(gapBefore(undefined, 111e6, 1)).toBe(0)
    expect(gapThreshold('off', 1e12)).toBe(Number.POSITIVE_INFINITY)
  })
  it('stay the exception at every zoom', () => {
    expect(gapThreshold('auto', 86400e6)).toBe(8640e6)
    expect(gapThreshold('auto', 240e6)).toBe(60e6)
    expect(gapThreshold('auto', 20e6)).toBe(5e6)
    expect(gapThreshold('auto', 20e3)).toBe(1e6)
  })
})

describe('cells', () => {
  it('leave out the day or the year that all share', () => {
    const at = (iso: string) => Date.parse(`${iso}Z`) * 1000
    expect('2020-12-07 09:20'.slice(timeCut(at('2020-12-07T08:00'), at('2020-12-08T00:00')))).toBe('09:20')
    expect('2020-12-07 09:20'.slice(timeCut(at('2020-12-06T08:00'), at('2020-12-08T00:00')))).toBe('12-07 09:20')
    expect('2020-12-07 09:20'.slice(timeCut(at('2017-12-06T08:00'), at('2020-12-08T00:00')))).toBe('2020-12-07 09:20')
  })
  it('dim what repeats', () => {
    expect(splitTime('09:20:50.936', '09:20:41.220')).toEqual({ same: '09:20:', fresh: '50.936' })
    expect(splitTime('09:20:50.946', '09:20:50.936')).toEqual({ same: '09:20:50.', fresh: '946' })
    expect(splitTime('09:20:50.936', undefined)).toEqual({ same: '', fresh: '09:20:50.936' })
  })
  it('show one line and count the rest', () => {
    expect(firstLine('a\n--> b\n--> c\n')).toEqual({ line: 'a', more: 2 })
    expect(firstLine('a')).toEqual({ line: 'a', more: 0 })
    expect(firstLine('a\r\nb')).toEqual({ line: 'a', more: 1 })
  })
})

describe('operations', () => {
  it('have a family', () => {
    expect(rootOf('khsdo6kc-453435-auto-9pvg-h5:70071331-51-01')).toBe('khsdo6kc-453435-auto-9pvg-h5:70071331')
    expect(rootOf('SWI-7203af8f-01')).toBe('SWI-7203af8f')
    expect(rootOf('HostSync-host-22')).toBe('HostSync-host-22')
    expect(rootOf('ab')).toBe('ab')
    expect(inFamily('X:1-51', 'x:1')).toBe(true)
    expect(inFamily('x:15', 'x:1')).toBe(false)
    expect(shortOp('khsdo6kc-453435-auto-9pvg-h5:70071331-51-01')).toBe('…70071331-51-01')
  })
})
