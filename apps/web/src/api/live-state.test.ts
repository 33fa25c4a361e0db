import type { Bundle, Investigation, Progress } from '@bundlescope/contract/bundle.ts'
import type { Upload } from '@bundlescope/contract/upload.ts'
import { describe, expect, it } from 'vitest'
import { applyLive, type LiveState, touchedBy } from './live-state.ts'

const bundle = (id: string, state = 'received') => ({ id, state, progress: null }) as Bundle
const investigation = (id: string, ...bundles: Bundle[]) => ({ id, name: id, bundles }) as Investigation
const upload = (id: string, received: number) => ({ id, received }) as Upload
const progress = { phase: 'reading', events: 7 } as Progress

/** `b` is in both investigations. */
const state: LiveState = {
  investigations: [investigation('one', bundle('a'), bundle('b')), investigation('two', bundle('b'))],
  uploads: [upload('u', 10)],
}

describe('what the server tells', () => {
  it('replaces everything with a state', () => {
    const next: LiveState = { investigations: [investigation('three')], uploads: [] }
    expect(applyLive(state, { type: 'state', ...next })).toEqual(next)
  })

  it('adds, changes and removes investigations', () => {
    const added = applyLive(state, { type: 'investigation', investigation: investigation('three') })
    expect(added.investigations.map(({ id }) => id)).toEqual(['one', 'two', 'three'])
    const renamed = { ...investigation('one'), name: 'renamed' }
    expect(applyLive(state, { type: 'investigation', investigation: renamed }).investigations[0]).toBe(renamed)
    expect(applyLive(state, { type: 'investigation-deleted', id: 'one' }).investigations).toHaveLength(1)
  })

  it('changes a bundle wherever it is held, and leaves the others as they are', () => {
    const next = applyLive(state, { type: 'progress', bundle: 'b', progress })
    expect(next.investigations.map((i) => i.bundles.find(({ id }) => id === 'b'))).toEqual([
      { id: 'b', state: 'ingesting', progress },
      { id: 'b', state: 'ingesting', progress },
    ])
    const other = applyLive(state, { type: 'progress', bundle: 'a', progress })
    expect(other.investigations[1]).toBe(state.investigations[1])
    expect(touchedBy(state, { type: 'progress', bundle: 'a', progress })).toEqual(['one'])
  })

  it('ends with the bundle as it came to be, or without it', () => {
    const ready = bundle('b', 'ready')
    expect(applyLive(state, { type: 'bundle', bundle: ready }).investigations[1]!.bundles).toEqual([ready])
    const gone = applyLive(state, { type: 'bundle-deleted', id: 'b' })
    expect(gone.investigations.map((i) => i.bundles.map(({ id }) => id))).toEqual([['a'], []])
    expect(touchedBy(state, { type: 'bundle-deleted', id: 'b' })).toEqual(['one', 'two'])
  })

  it('follows uploads until they end', () => {
    const on = applyLive(state, { type: 'upload', upload: upload('u', 20) })
    expect(on.uploads).toEqual([upload('u', 20)])
    const ended = { type: 'upload-ended', id: 'u', investigation: 'one', bundle: 'a', recognised: false, message: null }
    expect(applyLive(on, { ...ended, type: 'upload-ended' }).uploads).toEqual([])
  })
})
