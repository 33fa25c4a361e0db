import { describe, expect, it } from 'vitest'
import { readTzif } from './tzif.ts'
import { utcOf, windowsZone, zoneNamed, zoneOfPath } from './zonename.ts'

/** A compiled zone: one local time type at least, and from version 2 on a rule at its end. */
function tzif(
  rule: string | null,
  types: { offset: number; summer: boolean }[] = [{ offset: 0, summer: false }],
): Buffer {
  const header = Buffer.alloc(44)
  header.write(rule === null ? 'TZif\0' : 'TZif2', 'latin1')
  header.writeUInt32BE(types.length, 32)
  header.writeUInt32BE(types.length, 36)
  const times = Buffer.alloc(types.length * 4)
  const indices = Buffer.from(types.map((_, i) => i))
  const records = types.map(({ offset, summer }) => {
    const record = Buffer.alloc(6)
    record.writeInt32BE(offset)
    record[4] = summer ? 1 : 0
    return record
  })
  return Buffer.concat([header, times, indices, ...records, Buffer.from(rule === null ? 'LMT\0' : `LMT\0\n${rule}\n`)])
}

describe('a compiled zone', () => {
  it.each([
    ['JST-9', 'Asia/Tokyo'],
    ['UTC0', 'UTC'],
    ['CST-8', '+08:00'],
    ['<-03>3', '-03:00'],
    ['<+0545>-5:45', '+05:45'],
    ['MST7', '-07:00'],
    ['CET-1CEST,M3.5.0,M10.5.0/3', 'CET'],
    ['PST8PDT,M3.2.0,M11.1.0', 'PST8PDT'],
    ['<-04>4<-03>,M9.1.6/24,M4.1.6/24', '-04:00'],
  ])('with the rule %s is %s', (rule, zone) => {
    expect(readTzif(tzif(rule))).toBe(zone)
    if (/^[A-Z]/.test(zone)) expect(zoneNamed(zone)).toBe(zone)
  })

  it('of the first version is its latest standard time', () => {
    const standard = { offset: 3600, summer: false }
    expect(readTzif(tzif(null, [{ offset: 1172, summer: false }, standard, { offset: 7200, summer: true }]))).toBe(
      '+01:00',
    )
  })

  it.each(['', 'Asia/Tokyo\n', 'TZif2'])('%j is none', (text) => expect(readTzif(Buffer.from(text))).toBe(null))
})

it('names of zones', () => {
  expect(zoneOfPath('../usr/share/zoneinfo/Asia/Tokyo')).toBe('Asia/Tokyo')
  expect(zoneOfPath('/usr/share/zoneinfo/posix/America/Argentina/Ushuaia')).toBe('America/Argentina/Ushuaia')
  expect(zoneOfPath('/usr/share/zoneinfo/Etc/UTC')).toBe('UTC')
  expect(zoneOfPath('/etc/zones/Mars/Base')).toBe(null)
  expect(zoneNamed('Mars/Base')).toBe(null)
  expect(zoneNamed('../../etc/passwd')).toBe(null)
  expect(windowsZone('Tokyo Standard Time')).toBe('Asia/Tokyo')
  expect(windowsZone('W. Europe Standard Time_dstoff')).toBe('Europe/Berlin')
  expect(windowsZone('constructor')).toBe(null)
})

it('local times', () => {
  const local = '2020-07-07T18:40:00.000000'
  expect(utcOf(local, 'Asia/Shanghai')).toBe('2020-07-07T10:40:00.000000Z')
  expect(utcOf(local, 'America/Chicago')).toBe('2020-07-07T23:40:00.000000Z')
  expect(utcOf(local, 'UTC')).toBe('2020-07-07T18:40:00.000000Z')
  expect(utcOf(local, '-03:30')).toBe('2020-07-07T22:10:00.000000Z')
  expect(utcOf(local, 'Mars/Base')).toBe(null)
  // an hour behind the change to summer time
  expect(utcOf('2021-03-28T03:30:00.000000', 'Europe/Berlin')).toBe('2021-03-28T01:30:00.000000Z')
})
