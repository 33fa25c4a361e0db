import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from '../detect.ts'
import { newHeader } from '../header.ts'
import { createParser } from '../parser.ts'
import { yearsOfLines } from '../years.ts'

/** Days of all lines, and what the file says of their order. */
function read(lines: readonly string[], fileTime: string): { days: string[]; reason: string } {
  const found = detect(lines, 'x.txt')
  const clock = clockFor(found, parseMicros(fileTime)!)
  const parser = createParser(found, yearsOfLines(found, clock, lines))
  const header = newHeader()
  const days = lines.map((line) =>
    parser.parse(line, header) === 'event' ? formatMicros(header.time).slice(0, 10) : '-',
  )
  return { days, reason: parser.reason }
}

const at = (...dates: string[]): string[] => dates.map((date) => `${date} 09:40:00 text`)
const LATE = '2022-01-15T00:00:00Z'

describe('the order of day and month', () => {
  it('is told for all lines by one whose day can be no month', () => {
    expect(read(at('05/12/2020', '06/12/2020', '13/12/2020'), LATE)).toMatchObject({
      days: ['2020-12-05', '2020-12-06', '2020-12-13'],
      reason: expect.stringContaining('dates are day-month-year, by a day that can be no month'),
    })
    expect(read(at('12-05-20', '12-06-20', '12-13-20'), LATE).days).toEqual(['2020-12-05', '2020-12-06', '2020-12-13'])
    expect(read(at('20-12-05', '20-12-31'), LATE).days).toEqual(['2020-12-05', '2020-12-31'])
  })

  it('is told by the order of the lines, upwards or downwards', () => {
    expect(read(at('05/11/2020', '06/11/2020', '07/11/2020'), LATE)).toMatchObject({
      days: ['2020-11-05', '2020-11-06', '2020-11-07'],
      reason: expect.stringContaining('dates are day-month-year, by the order of the lines'),
    })
    expect(read(at('11/07/20', '11/06/20'), LATE).days).toEqual(['2020-11-07', '2020-11-06'])
  })

  it("is told by the file's own time where all lines are of one day", () => {
    expect(read(at('07-12-20', '07-12-20'), '2020-12-07T18:00:00Z')).toMatchObject({
      days: ['2020-12-07', '2020-12-07'],
      reason: expect.stringContaining("dates are day-month-year, by the file's own time"),
    })
    expect(read(at('07-12-20'), '2020-07-12T18:00:00Z').days).toEqual(['2020-07-12'])
    // What would lie ahead cannot be meant.
    expect(read(at('07/12/2020'), '2020-09-01T00:00:00Z').days).toEqual(['2020-07-12'])
  })

  it('is said to be a guess where nothing tells', () => {
    const { days, reason } = read(at('07/12/2020'), LATE)
    expect(days).toEqual(['2020-07-12'])
    expect(reason).toContain('dates are month-day-year, as is usual, for nothing in the file tells')
    expect(read(at('07.12.2020'), LATE).days).toEqual(['2020-12-07'])
  })

  it('is not told by a line that is none of the file', () => {
    const lines = at(...Array.from({ length: 2000 }, (_, n) => `0${1 + Math.floor(n / 250)}/11/2020`), '11/30/2020')
    expect(read(lines, LATE).days.slice(1999)).toEqual(['2020-11-08', '2020-11-30'])
  })

  it('holds for Windows events and updates of the appliance as well', () => {
    const event = (date: string) => `Error,${date} 19:08:09,Service Control Manager,7000,None,"it failed"`
    expect(read([event('06/05/2021'), event('26/05/2021')], LATE).days).toEqual(['2021-05-06', '2021-05-26'])
    const update = (date: string) => `${date} 07:08:09 [2101] [INFO] text`
    expect(read([update('05/06/2021'), update('05/26/2021')], LATE).days).toEqual(['2021-05-06', '2021-05-26'])
    expect(read([update('05/06/2021')], LATE).days).toEqual(['2021-06-05'])
  })
})
