import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { readZone, zoneFacts } from './zone-facts.ts'

describe('a zone as people write it', () => {
  it('is read as an offset or an IANA name', () => {
    expect(['9', '+9', '0900', '+09:00', 'UTC+9', '-5:30', '−0530'].map(readZone)).toEqual([
      '+09:00',
      '+09:00',
      '+09:00',
      '+09:00',
      '+09:00',
      '-05:30',
      '-05:30',
    ])
    expect(['asia/tokyo', 'America/New York', 'jst', 'utc', 'Z'].map(readZone)).toEqual([
      'Asia/Tokyo',
      'America/New_York',
      'Asia/Tokyo',
      'UTC',
      'UTC',
    ])
    expect(['', 'Mars', '+25:00', '+09:75', 'soon'].map(readZone)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('what is known of a source', () => {
  const file = (path: string, timeZone: string, zoned: boolean, member = 'b1') =>
    ({ bundle: 'a', member, path, timeZone, zoned }) as BundleFile
  const source = { bundle: 'a', member: 'b1', files: ['x.log', 'x.1.log'] }

  it('is what its own files say', () => {
    const files = [
      file('x.log', '+09:00 (date)', false),
      file('x.1.log', '+09:00 (date)', false),
      file('x.log', 'UTC', true, 'b2'),
    ]
    expect(zoneFacts(source, files)).toEqual({ said: ['+09:00 (date)'], open: true })
    expect(zoneFacts({ ...source, member: 'b2' }, files)).toEqual({ said: ['UTC'], open: false })
  })
})
