import { parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { spanWith, stretchOf } from './span.ts'

const at = (minute: number) => `2024-03-10T08:${String(minute).padStart(2, '0')}:00.000000Z`
const us = (minute: number) => parseMicros(at(minute))!
const span = { from: us(0), to: us(40) }

describe('a stretch of time on a track', () => {
  it('stands at its share, open ends at those of the track', () => {
    expect(stretchOf(span, at(10), at(30))).toEqual({ left: 25, width: 50 })
    expect(stretchOf(span, null, at(10))).toEqual({ left: 0, width: 25 })
    expect(stretchOf(span, at(30), null)).toEqual({ left: 75, width: 25 })
  })

  it('never leaves the track', () => {
    expect(stretchOf({ from: us(10), to: us(20) }, at(5), at(50))).toEqual({ left: 0, width: 100 })
    expect(stretchOf(span, at(30), at(10)).width).toBe(0)
  })
})

describe('the track', () => {
  it('spans the logs and what lies beyond them', () => {
    expect(spanWith({ from: us(5), to: us(20) }, [at(10), at(30), null])).toEqual({ from: us(5), to: us(30) })
  })

  it('is none where no time is known, and never without width', () => {
    expect(spanWith({ from: null, to: null }, [null])).toBeNull()
    expect(spanWith({ from: null, to: null }, [at(3)])).toEqual({ from: us(3), to: us(3) + 1 })
  })
})
