import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'
import { yearsOf } from './years.ts'

async function* bytes(lines: readonly string[], chunk = 50): AsyncGenerator<Buffer> {
  const all = Buffer.from(lines.join('\n'), 'latin1')
  for (let at = 0; at < all.length; at += chunk) yield all.subarray(at, at + chunk)
}

/** The times of the lines of a file as far as the minute, as of a day. */
async function times(lines: readonly string[], reference: string): Promise<string[]> {
  const found = detect(lines, 'x.log')
  const clock = await yearsOf(found, clockFor(found, parseMicros(reference)!), () => bytes(lines))
  const parser = createParser(found, clock)
  const header = newHeader()
  return lines.flatMap((line) =>
    parser.parse(line, header) === 'event' ? [formatMicros(header.time).slice(0, 16)] : [],
  )
}

const line = (stamp: string): string => `${stamp} vc01 vmon[2101]: a line`

describe('stamps without a year', () => {
  it('cover more than a year where New Year passes more than once', async () => {
    const lines = ['Jul  4', 'Dec 31', 'Jan  1', 'Aug  1', 'Jan  3', 'Nov 30'].map((day) => line(`${day} 10:00:00`))
    expect(await times(lines, '2026-12-02T00:00:00Z')).toEqual([
      '2024-07-04T10:00',
      '2024-12-31T10:00',
      '2025-01-01T10:00',
      '2025-08-01T10:00',
      '2026-01-03T10:00',
      '2026-11-30T10:00',
    ])
  })

  it('go back over New Year and forth again when the clock is set', async () => {
    const lines = ['Dec 31 23:59:00', 'Jan  1 00:01:00', 'Dec 31 23:58:00', 'Jan  1 00:02:00'].map(line)
    expect(await times(lines, '2021-01-02T00:00:00Z')).toEqual([
      '2020-12-31T23:59',
      '2021-01-01T00:01',
      '2020-12-31T23:58',
      '2021-01-01T00:02',
    ])
  })

  it('stay in their year when the clock is set back by weeks, and when a machine is off for months', async () => {
    const lines = ['Jan  5', 'Oct  9', 'Aug 20', 'Oct 10'].map((day) => line(`${day} 10:00:00`))
    expect(await times(lines, '2021-01-02T00:00:00Z')).toEqual([
      '2020-01-05T10:00',
      '2020-10-09T10:00',
      '2020-08-20T10:00',
      '2020-10-10T10:00',
    ])
  })

  it('stand around a leap day in the year that has one', async () => {
    const lines = ['Feb 27', 'Feb 29', 'Mar  2'].map((day) => line(`${day} 10:00:00`))
    const leap = ['2020-02-27T10:00', '2020-02-29T10:00', '2020-03-02T10:00']
    expect(await times(lines, '2020-06-01T00:00:00Z')).toEqual(leap)
    expect(await times(lines, '2023-06-01T00:00:00Z')).toEqual(leap)
  })

  it('are found where lines end in carriage returns and the file begins with a byte order mark', async () => {
    const entry = (n: number, time: number) => [
      `__CURSOR=s=1;i=${n}\r`,
      `__REALTIME_TIMESTAMP=${time}\r`,
      'MESSAGE=x\r',
    ]
    const lines = [...entry(1, 1620284889101234), ...entry(2, 1620284949101234)]
    const found = detect(lines, 'x')
    const clock = await yearsOf(found, clockFor(found, 0), () =>
      bytes([`\u00ef\u00bb\u00bf${lines[0]!}`, ...lines.slice(1)]),
    )
    const parser = createParser(found, clock)
    const header = newHeader()
    const read = lines.flatMap((each) =>
      parser.parse(each.replace('\r', ''), header) === 'event' ? [header.time] : [],
    )
    expect(read).toEqual([1620284889101234, 1620284949101234])
  })

  it('take the year that a line states within its text, however old the file says it is', async () => {
    const lines = [
      line('Apr  6 10:00:00'),
      "Apr  7 17:39:16 esx4 Hostd: [2012-04-07 17:39:16.938 FFCFEE80 warning 'Plugin'] no keys",
      line('Apr  8 10:00:00'),
    ]
    const stated = ['2012-04-06T10:00', '2012-04-07T17:39', '2012-04-08T10:00']
    expect(await times(lines, '2026-01-01T00:00:00Z')).toEqual(stated)
    lines[1] = 'Apr  7 17:39:16 esx4 logger: (1333820356) heartbeat'
    expect(await times(lines, '2026-01-01T00:00:00Z')).toEqual(stated)
  })

  it('are not led astray by other dates in a text', async () => {
    const lines = [
      'Apr  7 17:39:16 vc01 vmafdd[1]: certificate ends 2030-04-07 17:39:16',
      'Apr  7 17:39:17 vc01 vmafdd[1]: certificate began 2012-09-30 01:02:03',
    ]
    expect(await times(lines, '2021-01-01T00:00:00Z')).toEqual(['2020-04-07T17:39', '2020-04-07T17:39'])
  })

  it('take the year of the stamps that follow when the writer was changed', async () => {
    const lines = [line('Dec 30 10:00:00'), line('Jan  2 10:00:00'), line('2015-01-03T10:00:00Z')]
    expect(await times(lines, '2026-01-01T00:00:00Z')).toEqual([
      '2014-12-30T10:00',
      '2015-01-02T10:00',
      '2015-01-03T10:00',
    ])
  })

  it('are not looked for where stamps have one, or the file states its span', async () => {
    const refuse = (): AsyncIterable<Buffer> => {
      throw new Error('the file was read')
    }
    const dated = detect([line('2015-01-03T10:00:00Z')], 'x')
    const clock = clockFor(dated, 0)
    expect(await yearsOf(dated, clock, refuse)).toBe(clock)
    const journal = detect(
      ['-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --', line('Dec  5 10:00:00')],
      'x',
    )
    const stated = clockFor(journal, 0)
    expect(await yearsOf(journal, stated, refuse)).toBe(stated)
    expect(await yearsOf(null, stated, refuse)).toBe(stated)
  })

  it('come back as they were for any log that is written to at least twice a year', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 180 * 86_400 }), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        async (gaps, start) => {
          let at = Math.floor(start.getTime() / 60_000) * 60_000
          const moments = gaps.map((gap) => (at += Math.floor(gap / 60) * 60_000))
          const found = await times(
            moments.map((ms) => line(asBsd(ms))),
            new Date(at + 3_600_000).toISOString(),
          )
          expect(found).toEqual(moments.map((ms) => new Date(ms).toISOString().slice(0, 16)))
        },
      ),
    )
  })
})

/** `Dec  7 08:57:12` */
function asBsd(ms: number): string {
  const [, day, month, , time] = new Date(ms).toUTCString().split(' ')
  return `${month} ${String(Number(day)).padStart(2)} ${time}`
}
