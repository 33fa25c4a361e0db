import { HEALTHS } from '@bundlescope/contract/analysis.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../knowledge/text.ts'
import { healthAt } from './health-at.ts'
import { joined, spellsOf, standingOf, type Telling, tell } from './telling.ts'

const WHY = say('nobody knows', '不明')
const T0 = 1_700_000_000_000_000

const tellings = (from = 0) =>
  fc.array(
    fc
      .record({ second: fc.integer({ min: from, max: 500 }), health: fc.constantFrom(...HEALTHS) })
      .map(({ second, health }): Telling => tell(T0 + second * 1e6, health, say(health, health))),
    { maxLength: 12 },
  )

describe('what was told, put in order', () => {
  test('the last word of history is the health; times only grow, and no two changes are of one moment', () => {
    fc.assert(
      fc.property(tellings(), (told) => {
        const { health, history } = standingOf(told, null, WHY)
        expect(history.at(-1)!.health).toBe(health)
        const times = history.map(({ from }) => from ?? '')
        expect(times).toEqual([...new Set(times)].sort())
        expect(healthAt({ history }, T0 + 1000e6)).toBe(health)
        expect(healthAt({ history }, T0 - 1e6)).toBe('unknown')
      }),
    )
  })

  test('at any moment it is what was told last', () => {
    fc.assert(
      fc.property(tellings(), fc.integer({ min: 0, max: 500 }), (told, second) => {
        const at = T0 + second * 1e6
        const before = told.filter((one) => one.at! <= at)
        const latest = Math.max(...before.map((one) => one.at!))
        const expected = before.filter((one) => one.at === latest).at(-1)?.health ?? 'unknown'
        expect(healthAt(standingOf(told, null, WHY), at)).toBe(expected)
      }),
    )
  })

  test('nothing told: not known, and why', () => {
    expect(standingOf([], T0, WHY)).toMatchObject({ health: 'unknown', reason: WHY, history: [{ from: null }] })
  })
})

describe('sources joined', () => {
  test('the gravest of what sources say holds until each says otherwise', () => {
    const a = [tell(T0, 'ok', WHY), tell(T0 + 60e6, 'failed', WHY), tell(T0 + 120e6, 'ok', WHY)]
    const b = [tell(T0 + 90e6, 'degraded', WHY)]
    const standing = standingOf(joined([a, b], []), null, WHY)
    expect([30, 70, 100, 130].map((second) => healthAt(standing, T0 + second * 1e6))).toEqual([
      'ok',
      'failed',
      'failed',
      'degraded',
    ])
  })

  test('a listing sets aside what was said before it, not what is said after', () => {
    const down = [tell(T0, 'failed', WHY)]
    const seen = [tell(T0 + 60e6, 'ok', WHY)]
    expect(standingOf(joined([down], seen), null, WHY).health).toBe('ok')
    const again = [...down, tell(T0 + 90e6, 'failed', WHY)]
    expect(standingOf(joined([again], seen), null, WHY).health).toBe('failed')
  })
})

test('lines that keep coming are one stretch; it is open where the log ends with it', () => {
  const at = (...seconds: number[]) => seconds.map((second) => ({ time: T0 + second * 1e6 }))
  const spells = spellsOf(at(0, 18, 36, 5000, 5018), 600e6, T0 + 5030e6, 60e6)
  expect(spells.map(({ lines, isOpen }) => [lines.length, isOpen])).toEqual([
    [3, false],
    [2, true],
  ])
  expect(spellsOf(at(0), 600e6, T0 + 5000e6, 60e6)[0]!.isOpen).toBe(false)
})
