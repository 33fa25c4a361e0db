import type { Bundle } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { summary } from './summary.ts'

const bundle = (state: string, over: Partial<Bundle> = {}) =>
  ({ state, bytes: 10, progress: null, totals: { events: 5 }, firstTime: null, lastTime: null, ...over }) as Bundle

describe('an investigation in a line', () => {
  it('spans its bundles and counts what is read so far', () => {
    const bundles = [
      bundle('ready', { firstTime: '1970-01-01T00:00:02Z', lastTime: '1970-01-01T00:00:09Z' }),
      bundle('ingesting', { progress: { events: 40 } as Bundle['progress'] }),
      bundle('ready', { firstTime: '1970-01-01T00:00:01Z', lastTime: '1970-01-01T00:00:03Z' }),
    ]
    expect(summary({ bundles })).toEqual({ events: 50, bytes: 30, from: 1e6, to: 9e6, state: 'ingesting' })
  })

  it('says how it stands', () => {
    const states = [
      [],
      ['ready'],
      ['ready', 'failed'],
      ['failed', 'failed'],
      ['ready', 'partial'],
      ['received', 'failed'],
    ]
    expect(states.map((list) => summary({ bundles: list.map((state) => bundle(state)) }).state)).toEqual([
      'empty',
      'ready',
      'partial',
      'failed',
      'partial',
      'ingesting',
    ])
  })
})
