import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'
import { yearsOfLines } from './years.ts'

const WRITTEN = parseMicros('2022-03-04T10:00:00Z')!

function timesOf(lines: string[]): string[] {
  const detection = detect(lines, 'dmesg.txt')
  const parser = createParser(detection, yearsOfLines(detection, clockFor(detection, WRITTEN), lines))
  const header = newHeader()
  return lines.map((line) => (parser.parse(line, header) === 'event' ? formatMicros(header.time) : '-'))
}

describe('a file of uptimes', () => {
  it('ends at its own time, however long after its first lines', () => {
    const start = Array.from({ length: 300 }, (_, n) => `[${(n / 100).toFixed(6).padStart(12)}] line ${n}`)
    const times = timesOf([...start, '[90000.000000] Out of memory: Killed process 12 (java)'])
    expect(times.at(-1)).toBe('2022-03-04T10:00:00.000000Z')
    expect(times[0]).toBe('2022-03-03T09:00:00.000000Z')
    expect(times[100]).toBe('2022-03-03T09:00:01.000000Z')
  })

  it('goes by the first date in it', () => {
    const start = Array.from(
      { length: 90 },
      (_, n) => `0:00:00:${String(n % 60).padStart(2, '0')}.000 cpu0:1)Init: ${n}`,
    )
    const times = timesOf([...start, '2022-03-01T00:01:00.000Z cpu0:1)Init: dated'])
    expect(times[0]).toBe('2022-03-01T00:00:01.000000Z')
    expect(times.at(-1)).toBe('2022-03-01T00:01:00.000000Z')
  })
})
