import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import { defaultView } from '@bundlescope/contract/view.ts'
import { describe, expect, it } from 'vitest'
import { compareEvents } from '../table/order.ts'
import { extentOf } from './extent.ts'
import { activeParts, filterOf, without } from './filter.ts'
import { neighbour } from './neighbour.ts'

const row = (n: number) =>
  ({ id: `a.1.${n.toString(36)}`, time: `2020-12-07T09:20:${String(n % 60).padStart(2, '0')}.000000Z` }) as EventRow

/** A server whose pages start at the event asked for, as a cut of all rows that pass. */
function server(rows: EventRow[]) {
  return async (_: unknown, place: object, limit: number): Promise<EventPage> => {
    const offset =
      'event' in place
        ? rows.findIndex((r) => compareEvents(r, row(Number.parseInt(String(place.event).split('.')[2]!, 36))) >= 0)
        : (place as { offset: number }).offset
    const start = offset < 0 ? rows.length : offset
    return { events: rows.slice(start, start + limit), offset: start, total: rows.length } as EventPage
  }
}
const filter = filterOf(defaultView(), null)

describe('next and previous', () => {
  const errors = server([row(5), row(9), row(30)])
  it('start at any line', async () => {
    expect((await neighbour(errors, filter, row(7), 1))?.id).toBe(row(9).id)
    expect((await neighbour(errors, filter, row(7), -1))?.id).toBe(row(5).id)
    expect((await neighbour(errors, filter, row(9), 1))?.id).toBe(row(30).id)
    expect((await neighbour(errors, filter, row(9), -1))?.id).toBe(row(5).id)
  })
  it('end at the ends', async () => {
    expect(await neighbour(errors, filter, row(30), 1)).toBeUndefined()
    expect(await neighbour(errors, filter, row(5), -1)).toBeUndefined()
    expect((await neighbour(errors, filter, row(50), -1))?.id).toBe(row(30).id)
    expect(await neighbour(server([]), filter, row(5), 1)).toBeUndefined()
  })
})

describe('filter', () => {
  it('names its active parts, and each can be taken away', () => {
    const view = { ...defaultView(), q: 'x', level: ['error' as const], from: 1 }
    expect(activeParts(filterOf(view, null))).toEqual(['query', 'level', 'window'])
    expect(activeParts(filterOf({ ...view, ...without('window') }, null))).toEqual(['query', 'level'])
    expect(filterOf(view, { from: 5, to: 9 }).to).toBe(9)
  })
})

describe('extent', () => {
  it('spans all bundles that say when they are', () => {
    const one = { firstTime: '2020-12-07T08:00:00.000000Z', lastTime: '2020-12-07T09:00:00.000000Z' }
    const two = { firstTime: '2020-12-07T07:00:00.000000Z', lastTime: null }
    const range = extentOf([one, two, { firstTime: null, lastTime: null }])
    expect(range).toEqual({ from: Date.UTC(2020, 11, 7, 7) * 1000, to: Date.UTC(2020, 11, 7, 9) * 1000 + 1 })
    expect(extentOf([{ firstTime: null, lastTime: null }])).toBeUndefined()
  })
})
