import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZoneName, zoneOffset } from './zone.ts'

/** A local time as UTC. */
function utc(local: string, zone: string, previous?: string): string {
  const at = parseMicros(`${local}Z`)!
  return formatMicros(at - zoneOffset(zone, at, previous === undefined ? undefined : parseMicros(previous))).slice(
    0,
    16,
  )
}

describe('zones', () => {
  it.each([
    ['2020-01-15T12:00', 'Europe/Berlin', '2020-01-15T11:00'],
    ['2020-07-15T12:00', 'Europe/Berlin', '2020-07-15T10:00'],
    ['2020-12-07T18:20', 'Asia/Tokyo', '2020-12-07T09:20'],
    ['2020-12-07T12:00', 'Asia/Kolkata', '2020-12-07T06:30'],
    ['2020-12-07T12:00', 'America/New_York', '2020-12-07T17:00'],
    ['2020-10-04T03:00', 'Australia/Lord_Howe', '2020-10-03T16:00'],
    ['2020-12-07T12:00', 'UTC', '2020-12-07T12:00'],
  ])('%s in %s', (local, zone, expected) => expect(utc(local, zone)).toBe(expected))

  it('take the hour that happens twice for the first, unless the line before is later', () => {
    expect(utc('2020-10-25T02:30', 'Europe/Berlin')).toBe('2020-10-25T00:30')
    expect(utc('2020-10-25T02:30', 'Europe/Berlin', '2020-10-25T00:29:00Z')).toBe('2020-10-25T00:30')
    expect(utc('2020-10-25T02:10', 'Europe/Berlin', '2020-10-25T00:58:00Z')).toBe('2020-10-25T01:10')
    // some minutes back are the disorder that every log has
    expect(utc('2020-10-25T02:28', 'Europe/Berlin', '2020-10-25T00:30:00Z')).toBe('2020-10-25T00:28')
  })

  it('read the hour that is left out as if the clock had not been changed yet', () => {
    expect(utc('2020-03-29T02:30', 'Europe/Berlin')).toBe('2020-03-29T01:30')
  })

  it('agree with the runtime for any moment', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/Sao_Paulo', 'Asia/Tehran', 'Pacific/Auckland', 'Asia/Tokyo')
    const moment = fc.date({ min: new Date('1995-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(zone, moment, (name, at) => {
        const ms = Math.floor(at.getTime() / 1000) * 1000
        const local = parseMicros(`${new Date(ms).toLocaleString('sv-SE', { timeZone: name }).replace(' ', 'T')}Z`)!
        expect(local - zoneOffset(name, local, ms * 1000)).toBe(ms * 1000)
      }),
    )
  })

  it('have names', () => {
    expect(isZoneName('Asia/Tokyo')).toBe(true)
    expect(isZoneName('Tokio/Asien')).toBe(false)
    expect(isZoneName('')).toBe(false)
  })
})
