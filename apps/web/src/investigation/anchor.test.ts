import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { describe, expect, it } from 'vitest'
import { ordered, pinAt, timeOfAnchor } from './anchor.ts'
import { placeOfPin, readAddress } from './place-of-pin.ts'

const line = (byteFrom: number, time: string | null = '2024-03-10T09:00:00.000000Z'): Anchor => ({
  kind: 'line',
  sha256: `${'ab'.repeat(8)}${'0'.repeat(48)}`,
  member: 'b1',
  path: 'var/log/vpxd.log',
  byteFrom,
  byteTo: byteFrom + 80,
  line: 7,
  time,
  source: 'vpxd',
  text: 'a line',
})
const someone = { id: 'p1', name: 'Somebody' }
const at = '2024-03-11T00:00:00.000000Z'
const pin = (id: string, rank: string, anchor: Anchor): Pin => ({
  id,
  anchor,
  note: '',
  rank,
  createdBy: someone,
  createdAt: at,
  changedBy: someone,
  changedAt: at,
  version: 1,
})

describe('pins', () => {
  it('stand at bytes, whatever else is said of them', () => {
    const pins = [pin('a', 'm', line(100)), pin('b', 'n', line(200))]
    expect(pinAt(pins, { ...line(200), text: 'as read today' } as Anchor)?.id).toBe('b')
    expect(pinAt(pins, line(300))).toBeUndefined()
    expect(pinAt([pin('c', 'x', { kind: 'note' })], { kind: 'note' })).toBeUndefined()
  })

  it('of rows stand at lines of files', () => {
    const { sha256 } = line(1) as Extract<Anchor, { kind: 'line' }>
    const row = (n: number, text: string): Anchor => {
      return { kind: 'row', sha256, member: 'b1', path: 'commands/ps.txt', line: n, time: null, text }
    }
    const pins = [pin('a', 'm', row(7, 'hostd')), pin('b', 'n', row(8, 'vpxa'))]
    expect(pinAt(pins, row(8, 'HOST-1'))?.id).toBe('b')
    expect(placeOfPin(pins[0]!, { from: null, to: null }, new Set(['ab'.repeat(8)]))).toEqual({
      panel: 'files',
      patch: { file: { bundle: 'ab'.repeat(8), member: 'b1', path: 'commands/ps.txt' }, line: 7, fileView: 'auto' },
    })
    expect(placeOfPin(pins[0]!, { from: null, to: null }, new Set())).toBeNull()
  })

  it('are ordered by hand, or by time with the timeless last', () => {
    const pins = [
      pin('late', 'a', line(1, '2024-03-10T10:00:00.000000Z')),
      pin('note', 'b', { kind: 'note' }),
      pin('early', 'c', line(2, '2024-03-10T08:00:00.000000Z')),
    ]
    expect(ordered(pins.toReversed(), 'hand').map(({ id }) => id)).toEqual(['late', 'note', 'early'])
    expect(ordered(pins, 'time').map(({ id }) => id)).toEqual(['early', 'late', 'note'])
    expect(timeOfAnchor({ kind: 'range', from: at, to: at, address: '' })).toBe(Date.UTC(2024, 2, 11) * 1000)
  })
})

describe('where a pin leads', () => {
  const view = { from: null, to: null }

  it('is the event of today, or else the file while its bundle is there', () => {
    const here = new Set(['ab'.repeat(8)])
    expect(placeOfPin({ ...pin('a', 'm', line(1)), event: 'abababababababab.1.1' }, view, here)).toMatchObject({
      panel: 'events',
      patch: { event: 'abababababababab.1.1' },
    })
    expect(placeOfPin({ ...pin('a', 'm', line(1)), event: null }, view, here)).toMatchObject({
      panel: 'files',
      patch: { file: { bundle: 'ab'.repeat(8), member: 'b1', path: 'var/log/vpxd.log' }, line: 7 },
    })
    expect(placeOfPin({ ...pin('a', 'm', line(1)), event: null }, view, new Set())).toBeNull()
  })

  it('is never outside of the investigation', () => {
    expect(readAddress('events?v=1&q=level%3Aerror')).toMatchObject({ panel: 'events', patch: { q: 'level:error' } })
    expect(readAddress('board')).toMatchObject({ panel: 'board' })
    for (const address of ['//evil.example/x', 'https://evil.example', '../admin', 'javascript:alert(1)', '']) {
      expect(readAddress(address)).toBeNull()
    }
  })
})
