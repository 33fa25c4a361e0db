import { formatMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { readTime } from './time-text.ts'

const near = Date.UTC(2020, 11, 7, 9, 20) * 1000
const read = (text: string, zone = 'UTC') => {
  const time = readTime(text, near, zone)
  return time === undefined ? undefined : formatMicros(time)
}
const T = '2020-12-07T09:20:50.946000Z'

describe('a pasted time', () => {
  it.each([
    ['2020-12-07T09:20:50.946Z', T],
    ['2020-12-07 18:20:50.946 JST', T],
    ['2020-12-07T18:20:50.946+09:00', T],
    ['2020-12-07T04:20:50,946-0500', T],
    ['[2020/12/07 09:20:50.946]', T],
    ['2020-12-07T09:20:50:946Z', T],
    ['1607332850946', T],
    ['1607332850.946', T],
    ['Dec  7 09:20:50', '2020-12-07T09:20:50.000000Z'],
    ['Mon, 7 Dec 2020 09:20:50 GMT', '2020-12-07T09:20:50.000000Z'],
    ['07/Dec/2020 09:20:50 +0000', '2020-12-07T09:20:50.000000Z'],
    ['12/7/2020 4:20 AM EST', '2020-12-07T09:20:00.000000Z'],
    ['2020年12月7日 午後6時20分 JST', '2020-12-07T09:20:00.000000Z'],
    ['09:20:50.946', T],
    ['12-07 09:20', '2020-12-07T09:20:00.000000Z'],
    ['2020-12-07', '2020-12-07T00:00:00.000000Z'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  it('without a zone is a time of the zone asked for', () => {
    expect(read('2020-12-07 18:20:50.946', 'Asia/Tokyo')).toBe(T)
    expect(read('18:20:50.946', 'Asia/Tokyo')).toBe(T)
  })

  it.each([
    '1234567890',
    'task-116952',
    'level>=warning',
    '10.3.239.34',
    'Connection refused',
    '127.0.0.1:8190',
    'error at 09:20:50',
    '2020-13-07',
    'source:vpxd',
    'may',
  ])('%s is none', (text) => expect(read(text)).toBeUndefined())
})
