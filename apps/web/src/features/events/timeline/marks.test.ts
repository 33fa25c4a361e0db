import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectionMarks, groupMarks, leadOf, type TimelineMark } from './marks.ts'

const stop = (time: number): TimelineMark => ({ kind: 'stop', time, service: 'sps', host: null })
const finding = (time: number, severity: 'high' | 'low'): TimelineMark => ({
  kind: 'finding',
  time,
  until: null,
  id: `${time}`,
  severity,
  title: { en: 'x', ja: 'x' },
})

describe('marks of the timeline', () => {
  it('that would lie over each other are one, led by the gravest', () => {
    const groups = groupMarks(
      [stop(105), finding(101, 'low'), finding(104, 'high'), stop(900)],
      { from: 0, to: 1000 },
      1000,
    )
    expect(groups.map(({ marks }) => marks.length)).toEqual([3, 1])
    expect(leadOf(groups[0]!)).toMatchObject({ kind: 'finding', severity: 'high' })
  })

  it('within the axis are all there, each once, and apart from each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000)), fc.integer({ min: 100, max: 2000 }), (times, width) => {
        const axis = { from: 500, to: 1500 }
        const groups = groupMarks(times.map(stop), axis, width)
        expect(groups.flatMap(({ marks }) => marks.map(({ time }) => time))).toEqual(
          times.filter((time) => time >= 500 && time <= 1500).sort((a, b) => a - b),
        )
        for (const [i, { x }] of groups.entries()) if (i > 0) expect(x - groups[i - 1]!.x).toBeGreaterThanOrEqual(24)
      }),
    )
  })

  it('say once when a host was collected', () => {
    const member = { collectedAt: '2024-05-14T06:10:00.000000Z', host: 'vc01' } as BundleMember
    expect(collectionMarks([{ members: [member, { ...member, collectedAt: null }] }, { members: [member] }])).toEqual([
      { kind: 'collected', time: 1715667000000000, host: 'vc01' },
    ])
  })
})
