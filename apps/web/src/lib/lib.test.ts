import { describe, expect, it } from 'vitest'
import { keyCaps } from './keys.ts'
import { formatBytes, formatCompact, formatCount, formatShare } from './number.ts'
import { formatAgo, formatDateTime, formatDuration, formatRange, formatTime, zoneName, zoneOffset } from './time.ts'

const T = 1607332850946123 // 2020-12-07T09:20:50.946123Z

describe('times', () => {
  it('are shown in any zone, to the microsecond', () => {
    expect(formatDateTime(T, 'UTC', 'micro')).toBe('2020-12-07 09:20:50.946123')
    expect(formatTime(T, 'Asia/Tokyo', 'milli')).toBe('18:20:50.946')
    expect(formatTime(T, 'Asia/Kathmandu', 'minute')).toBe('15:05')
  })

  it('follow the change to summer time', () => {
    const spring = Date.UTC(2021, 2, 28, 1) * 1000
    expect(zoneOffset(spring - 1, 'Europe/Berlin')).toBe(3600e6)
    expect(zoneOffset(spring, 'Europe/Berlin')).toBe(7200e6)
  })

  it('are named by zone', () => {
    expect(zoneName(T, 'UTC')).toBe('UTC')
    expect(zoneName(T, 'Asia/Tokyo')).toBe('JST')
    expect(zoneName(T, 'America/New_York')).toBe('EST')
  })

  it('make short ranges', () => {
    const nine = Date.UTC(2020, 11, 7, 9) * 1000
    expect(formatRange(nine, nine + 2400e6, 'UTC')).toBe('12-07 09:00 – 09:40')
    expect(formatRange(nine, nine + 86400e6, 'UTC', true)).toBe('2020-12-07 09:00 – 12-08 09:00')
    expect(formatRange(T, T + 25e6, 'UTC')).toBe('12-07 09:20:50 – 09:21:15')
    expect(formatRange(T, T + 1e6, 'UTC')).toBe('12-07 09:20:50.946 – 09:20:51.946')
  })

  it('measure durations in two units', () => {
    expect(formatDuration(111e6, 'en')).toBe('1 min 51 s')
    expect(formatDuration(111e6, 'ja')).toBe('1 分 51 秒')
    expect(formatDuration(3599.9e6, 'en')).toBe('60 min')
    expect(formatDuration(7200e6, 'en')).toBe('2 h')
    expect(formatDuration(2.25e6, 'en')).toBe('2.3 s')
    expect(formatDuration(850_000, 'en')).toBe('850 ms')
    expect(formatDuration(12, 'en')).toBe('12 µs')
  })

  it('tell how long ago', () => {
    expect(formatAgo('2020-12-07T09:17:50Z', T, 'en')).toBe('3 minutes ago')
    expect(formatAgo('2020-12-06T09:17:50Z', T, 'ja')).toBe('昨日')
    expect(formatAgo('no time', T, 'en')).toBe('no time')
  })
})

describe('numbers', () => {
  it('follow the language', () => {
    expect(formatCount(1644602, 'ja')).toBe('1,644,602')
    expect(formatCompact(1644602, 'en')).toBe('1.6M')
    expect(formatCompact(1644602, 'ja')).toBe('164.5万')
    expect(formatBytes(999, 'en')).toBe('999 B')
    expect(formatBytes(1_644_602, 'en')).toBe('1.6 MB')
    expect(formatBytes(999_999, 'en')).toBe('1 MB')
    expect(formatBytes(412e6, 'en')).toBe('412 MB')
    expect(formatShare(1, 10_000, 'en')).toBe('<1%')
    expect(formatShare(1, 2, 'en')).toBe('50%')
    expect(formatShare(0, 0, 'en')).toBe('0%')
  })
})

describe('key caps', () => {
  it('are shown as they stand on the keyboard', () => {
    expect(keyCaps('$mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(keyCaps('$mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyCaps('Shift+e', false)).toEqual(['E'])
    expect(keyCaps('[Shift]+?', false)).toEqual(['?'])
    expect(keyCaps('g g', false)).toEqual(['g', 'g'])
    expect(keyCaps('Shift+ArrowDown', false)).toEqual(['Shift', '↓'])
  })
})
