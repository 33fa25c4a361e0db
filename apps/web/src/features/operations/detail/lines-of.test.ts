import type { OperationLane } from '@bundlescope/contract/analysis.ts'
import { expect, it } from 'vitest'
import { linesOf } from './lines-of.ts'

const mark = (event: string, ms: number) => ({
  event,
  time: `2024-03-10T09:00:00.${String(ms).padStart(3, '0')}000Z`,
  level: 'info',
  text: event,
})
const lane = (sourceName: string, joined: OperationLane['joined'], marks: OperationLane['marks']): OperationLane => ({
  op: 'k3-h5:7000',
  source: sourceName,
  sourceName,
  host: null,
  start: '2024-03-10T09:00:00.000000Z',
  end: '2024-03-10T09:00:01.000000Z',
  events: marks.length,
  errors: 0,
  joined,
  confidence: joined === 'id' ? 1 : 0.8,
  marks,
})

it('tells the lines of all lanes in their order, none twice', () => {
  const lines = linesOf([
    lane('vpxd', 'thread', [mark('a', 5), mark('b', 20)]),
    lane('vpxd', 'id', [mark('b', 20), mark('d', 90)]),
    lane('hostd', 'id', [mark('c', 40)]),
  ])
  expect(lines.map(({ event, lane: { joined } }) => `${event} ${joined}`)).toEqual(['a thread', 'b id', 'c id', 'd id'])
})
