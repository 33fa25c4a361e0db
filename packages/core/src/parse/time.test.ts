import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from './format.ts'
import { newHeader } from './header.ts'
import { monthAt, readBsd, readIso } from './time.ts'

const utc: Clock = { zoneMinutes: 0, zoneBasis: 'UTC', reference: parseMicros('2020-12-08T00:00:00Z')! }
const tokyo: Clock = { ...utc, zoneMinutes: 540, zoneBasis: '+09:00' }

type Reader = typeof readIso

/** The time and the text after the stamp, or null when the reader refuses. */
function readWith(reader: Reader, text: string, clock: Clock, at = 0): [string, string] | null {
  const header = newHeader()
  const end = reader(text, at, clock, header)
  return end === 0 ? null : [formatMicros(header.time), text.slice(end)]
}
const readsIso = (text: string, clock = utc, at = 0) => readWith(readIso, text, clock, at)
const readsBsd = (text: string, clock = utc, at = 0) => readWith(readBsd, text, clock, at)

describe('ISO stamps', () => {
  it.each([
    ['2020-12-07T09:20:50.922926Z rest', '2020-12-07T09:20:50.922926Z', ' rest'],
    ['2020-12-07T09:20:50Z', '2020-12-07T09:20:50.000000Z', ''],
    ['2020-12-07t09:20:50z', '2020-12-07T09:20:50.000000Z', ''],
    ['2020-12-07 09:20:50,5 x', '2020-12-07T09:20:50.500000Z', ' x'],
    ['2021-09-06T14:40:25:001Z', '2021-09-06T14:40:25.001000Z', ''],
    ['2020-12-07T09:20:50.123456789Z', '2020-12-07T09:20:50.123456Z', ''],
    ['2020-12-07T09:20:50.922+05:30|', '2020-12-07T03:50:50.922000Z', '|'],
    ['2020-12-07T09:20:50.922-0600 x', '2020-12-07T15:20:50.922000Z', ' x'],
    ['2020-12-07T09:20:50.922+02 x', '2020-12-07T07:20:50.922000Z', ' x'],
    ['2020-12-07 09:20:50 UTC [1]', '2020-12-07T09:20:50.000000Z', ' [1]'],
    ['2020-12-07 09:20:50 UTCx', '2020-12-07T09:20:50.000000Z', ' UTCx'],
    ['2020-12-07T09:20:50-no zone', '2020-12-07T09:20:50.000000Z', '-no zone'],
    ['2015-03-12T23:16:52.071:INFO:x', '2015-03-12T23:16:52.071000Z', ':INFO:x'],
    ['2020-12-07T09:20:50: text', '2020-12-07T09:20:50.000000Z', ': text'],
    ['2020-02-29T23:59:60Z', '2020-03-01T00:00:00.000000Z', ''],
  ])('%s', (text, time, rest) => {
    expect(readsIso(text)).toEqual([time, rest])
  })

  it.each([
    '',
    '2020-12-07',
    '2020-12-07T09:20',
    '2020-13-07T09:20:50Z',
    '2020-00-07T09:20:50Z',
    '2021-02-29T09:20:50Z',
    '2020-04-31T09:20:50Z',
    '2020-12-07T24:20:50Z',
    '2020-12-07T09:60:50Z',
    '2020-12-07T09:20:61Z',
    '2020/12/07T09:20:50Z',
    '202O-12-07T09:20:50Z',
    '1601-01-01T00:00:00Z',
    'vpxd 2020-12-07T09:20:50Z',
  ])('refuses %j', (text) => {
    expect(readsIso(text)).toBeNull()
  })

  it('takes the zone of the clock only where the stamp states none', () => {
    expect(readsIso('2020-12-07 09:20:50.5', tokyo)?.[0]).toBe('2020-12-07T00:20:50.500000Z')
    expect(readsIso('2020-12-07T09:20:50.5Z', tokyo)?.[0]).toBe('2020-12-07T09:20:50.500000Z')
    expect(readsIso('2020-12-07 09:20:50.5 GMT', tokyo)?.[0]).toBe('2020-12-07T09:20:50.500000Z')
  })

  it('takes no day that there is not for the one before it', () => {
    const read = (day: string) => readsIso(`${day}T05:42:43Z`) !== null
    for (const [day, ...others] of [
      ['2009-03-31', '2009-04- 4', '2009-04-00', '2009-02-59', '2008-19-31'],
      ['2010-04-07', '2009-20-07', '2010-03-39', '2010-4-007'],
    ] as const)
      for (const other of others) expect([other, read(day), read(other)]).toEqual([other, true, false])
  })

  it('starts anywhere in a line', () => {
    expect(readsIso('[2020-12-07 09:20:50] x', utc, 1)).toEqual(['2020-12-07T09:20:50.000000Z', '] x'])
  })

  it('agrees with Date for every moment, precision and zone', () => {
    const moment = fc.date({ min: new Date('1970-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })
    const zone = fc.integer({ min: -12 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 9 }),
        zone,
        (at, us, digits, zone) => {
          const local = new Date(Math.floor(at.getTime() / 1000) * 1000 + zone * 60_000).toISOString().slice(0, 19)
          const fraction = String(us).padStart(6, '0').padEnd(9, '0').slice(0, digits)
          const sign = zone < 0 ? '-' : '+'
          const hours = String(Math.floor(Math.abs(zone) / 60)).padStart(2, '0')
          const minutes = String(Math.abs(zone) % 60).padStart(2, '0')
          const text = `${local}${digits > 0 ? '.' : ''}${fraction}${sign}${hours}:${minutes}`
          const header = newHeader()
          expect(readIso(text, 0, tokyo, header)).toBe(text.length)
          expect(header.time).toBe(
            Date.parse(`${local}${sign}${hours}:${minutes}`) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)),
          )
        },
      ),
    )
  })
})

describe('BSD stamps', () => {
  it.each([
    ['Dec  7 08:57:12 host', '2020-12-07T08:57:12.000000Z', ' host'],
    ['Dec 07 08:57:12 host', '2020-12-07T08:57:12.000000Z', ' host'],
    ['Mar 1 08:53:36 host', '2020-03-01T08:53:36.000000Z', ' host'],
    ['Apr 17 22:14:49.605: vmx|', '2020-04-17T22:14:49.605000Z', ': vmx|'],
    ['jul 04 23:25:04.553]', '2020-07-04T23:25:04.553000Z', ']'],
    ['ENE 04 23:25:04', '2020-01-04T23:25:04.000000Z', ''],
    // one day after the reference at most: a clock may run ahead a little
    ['Dec  8 23:59:59', '2020-12-08T23:59:59.000000Z', ''],
    ['Dec  9 00:00:00', '2020-12-09T00:00:00.000000Z', ''],
    ['Dec  9 00:00:01', '2019-12-09T00:00:01.000000Z', ''],
    ['Dec 31 23:59:59', '2019-12-31T23:59:59.000000Z', ''],
    ['Feb 29 12:00:00', '2020-02-29T12:00:00.000000Z', ''],
  ])('%s', (text, time, rest) => {
    expect(readsBsd(text)).toEqual([time, rest])
  })

  it.each([
    '',
    'Dec',
    'Foo  7 08:57:12',
    'Dec 32 08:57:12',
    'Dec  7 8:57:12',
    'Dec  7 25:57:12',
    'Dec7 08:57:12',
    'December 7 08:57:12',
    'Feb 30 08:57:12',
  ])('refuses %j', (text) => {
    expect(readsBsd(text)).toBeNull()
  })

  it('crosses New Year: a log collected on 2 January holds December of the year before', () => {
    const clock = { ...utc, reference: parseMicros('2021-01-02T03:00:00Z')! }
    expect(readsBsd('Dec 31 23:00:00', clock)?.[0]).toBe('2020-12-31T23:00:00.000000Z')
    expect(readsBsd('Jan  2 02:00:00', clock)?.[0]).toBe('2021-01-02T02:00:00.000000Z')
  })

  it('crosses New Year forward: a clock ahead of the file time by some hours', () => {
    const clock = { ...utc, reference: parseMicros('2020-12-31T20:00:00Z')! }
    expect(readsBsd('Jan  1 02:00:00', clock)?.[0]).toBe('2021-01-01T02:00:00.000000Z')
  })

  it('finds the leap year before', () => {
    const clock = { ...utc, reference: parseMicros('2023-05-01T00:00:00Z')! }
    expect(readsBsd('Feb 29 12:00:00', clock)?.[0]).toBe('2020-02-29T12:00:00.000000Z')
  })

  it('takes the zone of the clock', () => {
    expect(readsBsd('Dec  7 08:57:12', tokyo)?.[0]).toBe('2020-12-06T23:57:12.000000Z')
  })

  it('gives back any moment of the year before the reference', () => {
    const reference = utc.reference
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 * 86_400 }), fc.integer({ min: -720, max: 720 }), (ago, zone) => {
        const time = Math.floor(reference / 1e6) * 1e6 - ago * 1e6
        const [, month, day, clockTime] = /^\w+, (\w+) (\d+) (.*)$/.exec(asBsd(time / 1000 + zone * 60_000))!
        const header = newHeader()
        expect(readBsd(`${month} ${day!.padStart(2)} ${clockTime}`, 0, { ...utc, zoneMinutes: zone }, header)).toBe(15)
        expect(header.time).toBe(time)
      }),
    )
  })
})

/** `Mon, Dec 7 08:57:12` */
function asBsd(ms: number): string {
  const [weekday, day, month, , time] = new Date(ms).toUTCString().split(' ')
  return `${weekday} ${month} ${Number(day)} ${time}`
}

it('knows months in the languages that VMware Tools writes', () => {
  const names = ['jan', 'Ene', 'FEV', 'mar', 'abr', 'mai', 'giu', 'lug', 'ago', 'set', 'okt', 'nov', 'dez', 'xyz']
  expect(names.map((name) => monthAt(name, 0))).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0])
})
