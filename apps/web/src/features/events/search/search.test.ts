import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runsOf } from './coloured.tsx'
import { matching, withSearch } from './history.ts'
import { suggest, take } from './suggest.ts'

describe('suggestions', () => {
  const known = {
    source: [
      { value: 'b1.3', label: 'vpxd', count: 9 },
      { value: 'b1.4', label: 'vmware-sps', count: 4 },
    ],
    component: [{ value: 'SSL SoapAdapter' }],
  }
  const labels = (draft: string, cursor = draft.length) => suggest(draft, cursor, known).map((s) => s.label)

  it('name fields, then values', () => {
    expect(labels('so')).toEqual(['source:'])
    expect(labels('refused so')).toEqual(['source:'])
    expect(labels('source:')).toEqual(['vpxd', 'vmware-sps'])
    expect(labels('source:sps')).toEqual(['vmware-sps'])
    expect(labels('component:"ssl')).toEqual(['SSL SoapAdapter'])
    expect(labels('level>=w')).toEqual(['warning', 'unknown'])
    expect(labels('source:(vpxd OR vm')).toEqual(['vmware-sps'])
  })
  it('keep quiet where nothing fits', () => {
    for (const draft of ['"so', '', 'refused ', 'source:vpxd ']) expect(labels(draft)).toEqual([])
  })
  it('are put where the cursor is', () => {
    const draft = 'source:v refused'
    expect(take(draft, suggest(draft, 8, known)[0]!)).toEqual({ draft: 'source:vpxd refused', cursor: 12 })
    expect(take('component:', suggest('component:', 10, known)[0]!).draft).toBe('component:"SSL SoapAdapter" ')
    expect(take('lev', suggest('lev', 3, known)[0]!)).toEqual({ draft: 'level>=', cursor: 7 })
  })
})

describe('history', () => {
  it('holds each search once, newest first', () => {
    expect(withSearch(['a', 'b'], ' b ')).toEqual(['b', 'a'])
    expect(withSearch(['a'], '  ')).toEqual(['a'])
    expect(matching(['level>=error vpxd', 'port:8190'], 'VPXD')).toEqual(['level>=error vpxd'])
  })
})

describe('colours', () => {
  it('cover every draft without holes', () => {
    const draft = fc.string({ unit: fc.constantFrom(...'ab :"/~()->=\\OR\u3042level'), maxLength: 40 })
    fc.assert(
      fc.property(draft, (text) => {
        expect(
          runsOf(text)
            .map((run) => text.slice(run.start, run.end))
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
