import { describe, expect, it } from 'vitest'
import { readClock, readDate } from './datetext.ts'

describe('what the date command prints', () => {
  it.each([
    ['Mon Dec  7 09:40:00 UTC 2020', '2020-12-07T09:40:00.000000Z', 'UTC'],
    ['Mon Dec  7 18:40:00 JST 2020\n', '2020-12-07T09:40:00.000000Z', '+09:00'],
    ['Mon, 07 Dec 2020 09:40:00 GMT', '2020-12-07T09:40:00.000000Z', 'UTC'],
    ['Mon 07 Dec 2020 09:40:00 PM UTC', '2020-12-07T21:40:00.000000Z', 'UTC'],
    ['Tue Mar 12 00:10:00 AM CET 2024', '2024-03-11T23:10:00.000000Z', '+01:00'],
    ['Thu Mar 12 04:00:00 -0330 2026', '2026-03-12T07:30:00.000000Z', '-03:30'],
    ['2020-12-07T09:40:00+0530', '2020-12-07T04:10:00.000000Z', '+05:30'],
    ['2020-12-07 09:40:00.123 UTC', '2020-12-07T09:40:00.123000Z', 'UTC'],
    ['2020年 12月  7日 月曜日 18:40:00 JST', '2020-12-07T09:40:00.000000Z', '+09:00'],
  ])('%s', (text, at, zone) => expect(readDate(text)).toEqual({ at, zone }))

  it('in a zone that is not clear', () => {
    expect(readClock('Mon Dec  7 09:40:00 CST 2020')).toEqual({
      at: '2020-12-07T09:40:00.000000',
      zone: null,
      zoneName: 'CST',
    })
  })

  it.each(['', 'sh: date: not found', 'Mon Dec  7 09:40:00 CST 2020', 'Mon Dec 77 09:40:00 UTC 2020'])(
    '%j tells nothing',
    (text) => expect(readDate(text)).toBe(null),
  )
})
