import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edge, hostOf, node, withManagers } from '../testing/topology.ts'
import { cardStanding, chartOf, linkStanding } from './cards.ts'
import { folded, groupId } from './fold.ts'
import { aboutOf } from './kinds.ts'
import { pictureOf } from './layout.ts'
import { neighbour } from './neighbour.ts'
import { hadTrouble, hasChanged, momentsOfChange, standingAt, worst } from './standing.ts'

const NINE = 1714640400000000
const TEN = NINE + 3_600_000_000

describe('health at a moment', () => {
  const mux = node('mux@esx1', 'esx1', 'failed', [
    ['2024-05-02T09:00:00.000000Z', 'ok'],
    ['2024-05-02T10:00:00.000000Z', 'failed'],
  ])

  it('is what was concluded, at collection', () => {
    expect(standingAt(mux, null)).toEqual({ health: 'failed', reason: mux.reason })
  })

  it('is what its history says, and unknown before it begins', () => {
    expect(standingAt(mux, NINE - 1).health).toBe('unknown')
    expect(standingAt(mux, NINE).health).toBe('ok')
    expect(standingAt(mux, TEN - 1).health).toBe('ok')
    expect(standingAt(mux, TEN).health).toBe('failed')
  })

  it('has no moment where nothing changed', () => {
    expect(momentsOfChange([mux, mux])).toEqual([NINE, TEN])
    expect(momentsOfChange([node('mux@esx2', 'esx2')])).toEqual([])
  })

  it('remembers trouble that went by', () => {
    expect(hadTrouble(mux)).toBe(true)
    expect(hadTrouble(node('mux@esx2', 'esx2', 'unknown'))).toBe(false)
  })

  it('has not changed when it was first seen', () => {
    expect(hasChanged(mux)).toBe(true)
    const seen = node('mux@esx2', 'esx2', 'ok', [
      [null, 'unknown'],
      ['2024-05-02T09:00:00.000000Z', 'ok'],
    ])
    expect(hasChanged(seen)).toBe(false)
    const lost = node('mux@esx2', 'esx2', 'unknown', [
      ['2024-05-02T09:00:00.000000Z', 'ok'],
      ['2024-05-02T10:00:00.000000Z', 'unknown'],
    ])
    expect(hasChanged(lost)).toBe(true)
    const began = node('mux@esx2', 'esx2', 'failed', [['2024-05-02T09:00:00.000000Z', 'failed']])
    expect(hasChanged(began)).toBe(true)
    expect(hasChanged(node('mux@esx2', 'esx2', 'failed'))).toBe(false)
  })

  it('of several is never ok while one is not known', () => {
    const health = fc.constantFrom('ok', 'degraded', 'failed', 'unknown' as const)
    fc.assert(
      fc.property(fc.array(health), (healths) => {
        expect(worst(healths) === 'ok').toBe(healths.length > 0 && healths.every((each) => each === 'ok'))
      }),
    )
  })
})

describe('cards', () => {
  const { cards, links } = chartOf(withManagers(hostOf('esx1', 2, { 'guest_vmci@vm01-esx1': 'failed' })))
  const card = (id: string) => cards.find((each) => each.nodes.some((one) => one.id === id))!

  it('join what is of one VM or one appliance, its inner edges with it', () => {
    expect(card('vm@vm01-esx1').nodes.map(({ kind }) => kind)).toEqual(['thin_agent', 'guest_vmci', 'vm'])
    expect(card('vm@vm01-esx1').inner.map(({ id }) => id)).toEqual(['e_guest@vm01-esx1'])
    expect(card('sva@sva-esx1').nodes.map(({ kind }) => kind)).toEqual(['epseclib', 'sva'])
    expect(cards).toHaveLength(4 + 1 + 2 + 3)
  })

  it('draw both directions as one line', () => {
    const eam = links.filter(({ edges }) => edges.some(({ kind }) => kind === 'e_agency' || kind === 'e_done'))
    expect(eam.map(({ edges }) => edges.length)).toEqual([2])
    expect(linkStanding(eam[0]!, null).health).toBe('unknown')
  })

  it('stand as their first node unless another part is in trouble', () => {
    expect(cardStanding(card('vm@vm01-esx1'), null)).toMatchObject({ health: 'failed' })
    expect(cardStanding(card('vm@vm02-esx1'), null).health).toBe('ok')
    const poweredOnOnly = chartOf({ nodes: [node('sva@s', 'h'), node('epseclib@s', 'h', 'unknown')], edges: [] })
    expect(cardStanding(poweredOnOnly.cards[0]!, null).health).toBe('unknown')
  })

  it('leave out edges to what is not there', () => {
    const chart = chartOf({ nodes: [node('mux@h', 'h')], edges: [edge('e_epsec@h', 'mux@h', 'epseclib@gone', 'TCP')] })
    expect(chart.links).toEqual([])
  })

  it('know what a pasted output is of', () => {
    expect(aboutOf(node('thin_agent@web01', 'esx1'))).toBe('vm:web01')
    expect(aboutOf(node('epseclib@dsva01', 'esx1'))).toBe('sva:dsva01')
    expect(aboutOf(node('mux@esx1', 'esx1'))).toBe('host:esx1')
    expect(aboutOf(node('manager@nsx1', null))).toBe('manager:nsx1')
  })
})

describe('folding', () => {
  const many = chartOf(
    withManagers(hostOf('esx1', 30, { 'thin_agent@vm07-esx1': 'failed', 'vm@vm08-esx1': 'unknown' })),
  )
  const guests = (chart: typeof many) => chart.cards.filter(({ family }) => family === 'guest')

  it('keeps troubled guests in sight and puts the others into one card', () => {
    const chart = folded(many, new Set(), null)
    expect(guests(chart).map(({ id, members }) => [id, members.length])).toEqual([
      ['esx1/vm@vm07-esx1', 0],
      [groupId('esx1'), 29],
    ])
    const toKernel = chart.links.filter(({ from }) => from === groupId('esx1'))
    expect(toKernel.map(({ edges }) => edges.length)).toEqual([29])
  })

  it('never folds away what is open, nor a group that was opened', () => {
    expect(guests(folded(many, new Set(), 'guest_vmci@vm20-esx1')).map(({ id }) => id)).toContain('esx1/vm@vm20-esx1')
    expect(guests(folded(many, new Set([groupId('esx1')]), null))).toHaveLength(30)
  })

  it('leaves few guests alone', () => {
    const few = chartOf(hostOf('esx1', 6))
    expect(
      folded(few, new Set(), null)
        .cards.map(({ id }) => id)
        .sort(),
    ).toEqual(few.cards.map(({ id }) => id).sort())
  })

  it('loses no edge', () => {
    const count = (chart: typeof many) => chart.links.flatMap(({ edges }) => edges).length
    expect(count(folded(many, new Set(), null))).toBe(count(many))
  })
})

describe('layout', () => {
  const overlap = (a: { x: number; y: number; width: number; height: number }, b: typeof a) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

  it('puts every card into its band, none over another, and gives every link a line', () => {
    const hosts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 0, maxLength: 4 })
    fc.assert(
      fc.property(hosts, fc.boolean(), (guests, managers) => {
        const lanes = guests.map((count, i) => hostOf(`esx${i}`, count))
        const topology = managers
          ? withManagers(...lanes)
          : { nodes: lanes.flatMap(({ nodes }) => nodes), edges: lanes.flatMap(({ edges }) => edges) }
        const chart = folded(chartOf(topology), new Set(), null)
        const { boxes, bands, lines } = pictureOf(chart)
        expect([...boxes.keys()].sort()).toEqual(chart.cards.map(({ id }) => id).sort())
        expect(lines.size).toBe(chart.links.length)
        const all = [...boxes.values()]
        for (const [i, box] of all.entries()) {
          expect(bands.filter((band) => overlap(band, box))).toHaveLength(1)
          for (const other of all.slice(i + 1)) expect(overlap(box, other)).toBe(false)
        }
        for (const { path } of lines.values()) expect(path).not.toContain('NaN')
      }),
      { numRuns: 30 },
    )
  })

  it('lays the columns of all lanes under each other', () => {
    const { boxes } = pictureOf(chartOf(withManagers(hostOf('esx1', 3), hostOf('esx2', 0))))
    expect(boxes.get('mux@esx1')!.x).toBe(boxes.get('mux@esx2')!.x)
    expect(boxes.get('mux@esx1')!.y).toBeLessThan(boxes.get('mux@esx2')!.y)
  })
})

describe('arrow keys', () => {
  const spots = [
    { id: 'a', x: 0, y: 0 },
    { id: 'b', x: 100, y: 10 },
    { id: 'c', x: 0, y: 80 },
    { id: 'd', x: 60, y: 500 },
  ]
  it('lead to the nearest in their direction', () => {
    expect(neighbour(spots, 'a', 'ArrowRight')?.id).toBe('b')
    expect(neighbour(spots, 'a', 'ArrowDown')?.id).toBe('c')
    expect(neighbour(spots, 'c', 'ArrowDown')?.id).toBe('d')
    expect(neighbour(spots, 'a', 'ArrowUp')).toBeUndefined()
    expect(neighbour(spots, 'a', 'Enter')).toBeUndefined()
  })
})
