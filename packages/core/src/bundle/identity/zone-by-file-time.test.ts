import { parseMicros } from '@bundlescope/contract/time.ts'
import { expect, it } from 'vitest'
import type { Fact } from './fact.ts'
import { clearedByFileTime } from './zone-by-file-time.ts'

const facts = (name: string): Fact[] => [
  { field: 'localTime', value: '2021-03-08T18:40:00.000000', rank: 1 },
  { field: 'zoneName', value: name, rank: 3 },
]

it.each([
  ['CST', '2021-03-08T10:41:10Z', '2021-03-08T10:40:00.000000Z', '+08:00'],
  ['CST', '2021-03-09T00:40:00Z', '2021-03-09T00:40:00.000000Z', '-06:00'],
  ['IST', '2021-03-08T16:40:01Z', '2021-03-08T16:40:00.000000Z', '+02:00'],
])('18:40 %s in a file of %s', (name, modified, at, zone) =>
  expect(clearedByFileTime(facts(name), parseMicros(modified)!)).toEqual([
    { field: 'collectedAt', value: at, rank: 1 },
    { field: 'zone', value: zone, rank: 3 },
  ]),
)

it('leaves open what the time of the file does not explain', () => {
  for (const modified of [null, parseMicros('2024-01-01T00:00:00Z')!, parseMicros('2021-03-08T18:40:00Z')!])
    expect(clearedByFileTime(facts('CST'), modified)).toEqual(facts('CST'))
})
