import { formatMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIncident, writeIncident } from './incident-text.ts'

const near = Date.UTC(2021, 5, 3, 12) * 1000
const read = (text: string, zone = 'UTC') => {
  const incident = readIncident(text, near, zone)
  return incident && [incident.from, incident.to].map((us) => formatMicros(us).slice(5, 19))
}

describe('the time of an incident', () => {
  it.each([
    ['2021-06-03 18:20 JST', ['06-03T09:20:00', '06-03T09:20:00']],
    ['2021-06-03T09:20:00Z – 2021-06-03T09:40:00Z', ['06-03T09:20:00', '06-03T09:40:00']],
    ['09:20 - 09:40', ['06-03T09:20:00', '06-03T09:40:00']],
    ['2021/06/02 18:20〜18:40 JST', ['06-02T09:20:00', '06-02T09:40:00']],
    ['2021年6月3日 9時20分から9時40分まで', ['06-03T09:20:00', '06-03T09:40:00']],
    ['06-01 23:00 to 06-02 01:30', ['06-01T23:00:00', '06-02T01:30:00']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))

  it('is of the chosen zone where it names none', () => {
    expect(read('2021-06-03 18:20', 'Asia/Tokyo')).toEqual(['06-03T09:20:00', '06-03T09:20:00'])
  })

  it.each(['', 'this morning', '09:40 - 09:20', '10:00 - 11:00 - 12:00', 'vm-42'])('is not “%s”', (text) =>
    expect(read(text)).toBeUndefined(),
  )

  it('is read again as it was written', () => {
    const day = 86_400_000_000
    fc.assert(
      fc.property(fc.nat(day), fc.nat(day), fc.constantFrom('UTC', 'Asia/Tokyo'), (start, length, zone) => {
        const incident = { from: near + start, to: near + start + length }
        expect(readIncident(writeIncident(incident, zone), near, zone)).toEqual(incident)
      }),
    )
  })
})
