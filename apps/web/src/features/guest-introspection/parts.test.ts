import type { EnvironmentFact, Scoping } from '@bundlescope/contract/analysis.ts'
import { describe, expect, it } from 'vitest'
import { distinctTexts, piecesOf, targetOf } from './detail/target.ts'
import { factsAsText } from './environment/as-text.ts'
import { fileName } from './export/save.ts'
import { type Sheet, svgOf } from './export/to-svg.ts'
import { chartOf } from './model/cards.ts'
import { pictureOf } from './model/layout.ts'
import { answerOf, orderOf } from './scoping/order.ts'
import { rowsOf, sorted } from './table/rows.ts'
import { hostOf, withManagers } from './testing/topology.ts'
import { changeBeside, placeOn, spanOf } from './time/span.ts'

const text = (en: string) => ({ en, ja: `${en} (日本語)` })
const MINUTE = 60_000_000

describe('the time to choose from', () => {
  const logs = { from: 0, to: 1000 * MINUTE }
  const open = { from: null, to: null }

  it('is the window of the timeline, else around the changes, else that of the logs', () => {
    const changes = [100 * MINUTE, 200 * MINUTE]
    expect(spanOf({ window: { from: 5, to: 9 }, logs, changes })).toEqual({ from: 5, to: 9 })
    expect(spanOf({ window: open, logs, changes })).toEqual({ from: 85 * MINUTE, to: 215 * MINUTE })
    expect(spanOf({ window: open, logs, changes: [2 * MINUTE] })).toEqual({ from: 0, to: 7 * MINUTE })
    expect(spanOf({ window: open, logs, changes: [] })).toEqual(logs)
  })

  it('is none where nothing is known of any time', () => {
    expect(spanOf({ window: open, logs: open, changes: [] })).toBeNull()
    expect(spanOf({ window: { from: 9, to: null }, logs: { from: 1, to: 5 }, changes: [] })).toBeNull()
  })

  it('leads from change to change; at collection the last one lies before', () => {
    expect(changeBeside([10, 20, 30], null, -1)).toBe(30)
    expect(changeBeside([10, 20, 30], 20, -1)).toBe(10)
    expect(changeBeside([10, 20, 30], 20, 1)).toBe(30)
    expect(changeBeside([10, 20, 30], 30, 1)).toBeUndefined()
    expect(changeBeside([10, 20, 30], null, 1)).toBeUndefined()
  })

  it('keeps stretches on the track', () => {
    expect(placeOn({ from: 100, to: 200 }, null, 150)).toEqual({ left: 0, width: 50 })
    expect(placeOn({ from: 100, to: 200 }, 175, null)).toEqual({ left: 75, width: 25 })
    expect(placeOn({ from: 100, to: 200 }, 10, 20).width).toBe(0)
  })
})

describe('what is open', () => {
  const chart = chartOf(withManagers(hostOf('esx1', 2)))

  it('is the card with the node, or with the edge inside of it, or the link', () => {
    expect(targetOf(chart, 'guest_vmci@vm01-esx1')).toMatchObject({ kind: 'card', card: { title: 'vm01-esx1' } })
    expect(targetOf(chart, 'e_guest@vm01-esx1')).toMatchObject({ kind: 'card', card: { title: 'vm01-esx1' } })
    expect(targetOf(chart, 'e_epsec@esx1')).toMatchObject({
      kind: 'link',
      ends: [{ title: 'esx1' }, { title: 'sva-esx1' }],
    })
    expect(targetOf(chart, 'mux@gone')).toBeNull()
    expect(targetOf(chart, null)).toBeNull()
  })

  it('reads commands out of sentences', () => {
    expect(piecesOf('Run `ps -c | grep Mux` on it')).toEqual(['Run ', 'ps -c | grep Mux', ' on it'])
    expect(distinctTexts([text('a'), text('b'), text('a')])).toHaveLength(2)
  })
})

describe('the table', () => {
  const topology = withManagers(hostOf('esx10', 1, { 'mux@esx10': 'failed' }), hostOf('esx9', 1))
  const names = {
    kindName: ({ kind }: { kind: string }) => kind,
    nameFor: ({ id }: { id: string }) => id.split('@')[1]!,
  }
  const rows = rowsOf(topology, null, names)

  it('has every node and edge', () => {
    expect(rows).toHaveLength(topology.nodes.length + topology.edges.length)
    expect(rows.find(({ part }) => part.id === 'e_epsec@esx9')?.cells).toMatchObject({
      name: 'esx9 → sva-esx9',
      host: 'esx9',
      protocol: 'TCP 48651',
    })
  })

  it('sorts by the gravest, by number within names, empty cells last', () => {
    const by = (column: 'health' | 'host', ascending: boolean) => sorted(rows, { column, ascending }, 'en')
    expect(by('health', true)[0]?.part.id).toBe('mux@esx10')
    expect(by('host', true)[0]?.cells.host).toBe('esx9')
    expect(by('host', true).at(-1)?.cells.host).toBe('')
    expect(by('host', false)[0]?.cells.host).toBe('esx10')
    expect(by('host', false).at(-1)?.cells.host).toBe('')
  })
})

describe('the exported picture', () => {
  const chart = chartOf(hostOf('esx<1>&', 1))
  const sheet: Sheet = {
    title: 'A & B',
    subtitle: 'at \u0007 collection',
    lang: 'ja',
    bands: new Map(),
    cards: chart.cards.map(({ id }) => ({
      id,
      health: 'failed',
      title: '<script>"x"',
      parts: '',
      state: 'あ'.repeat(90),
      heading: false,
    })),
    links: chart.links.map(({ id }) => ({ id, health: 'unknown', label: 'TCP 48651' })),
    legend: { ok: 'OK', degraded: 'degraded', failed: 'failed', unknown: 'unknown' },
  }
  const svg = svgOf(pictureOf(chart), sheet)

  it('holds names as text only, and nothing from elsewhere', () => {
    expect(svg).toContain('&lt;script&gt;&quot;x&quot;')
    expect(svg).toContain('A &amp; B')
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0007')
    expect(svg.match(/(?:href|src|url\()/g)).toBeNull()
  })

  it('cuts what does not fit', () => {
    expect(svg).toMatch(/>あ{5,20}…</)
  })

  it('has a file name of letters of every script', () => {
    expect(fileName('不正 / engine: offline?', 'svg')).toBe('不正-engine-offline-guest-introspection.svg')
    expect(fileName('///', 'png')).toBe('bundlescope-guest-introspection.png')
  })
})

describe('the facts as text', () => {
  it('are one a line, with remarks below', () => {
    const fact = (value: string | null, status: EnvironmentFact['status'], remark: string | null): EnvironmentFact => ({
      fact: 'x',
      title: text('Build'),
      value,
      status,
      remark: remark === null ? null : text(remark),
      evidence: [],
    })
    const facts = [fact('5310538', 'found', null), fact(null, 'ask', 'Run `strings lib`\nthen say')]
    const said = factsAsText(facts, { local: ({ en }) => en, status: ({ status }) => `(${status})` })
    const words = text('loaded')
    const inWords = factsAsText([{ ...facts[0]!, value: 'loaded', words }], { local: ({ ja }) => ja, status: () => '' })
    expect(inWords.split('\n')[0]).toContain(words.ja)
    expect(said).toBe('1. Build: 5310538\n2. Build: (ask)\n   Run strings lib\n   then say\n')
  })
})

describe('the question', () => {
  const order = (rule: string) => ({ rule, verdict: text(rule), suspects: [], checklist: [] })
  const scoping: Scoping = {
    ...order('R3'),
    also: [],
    basis: 'unknown',
    reason: text(''),
    evidence: [],
    affected: [],
    question: {
      text: text('Which?'),
      answer: null,
      options: [
        { value: 'some-vms', text: text('some'), order: order('R1') },
        { value: 'all-of-host', text: text('all'), order: order('R2') },
      ],
    },
  }

  it('leads to the order of its answer', () => {
    expect(orderOf(scoping, 'unknown').rule).toBe('R3')
    expect(orderOf(scoping, 'some-vms').rule).toBe('R1')
    expect(orderOf(scoping, 'all-of-host').rule).toBe('R2')
  })

  it('asks nobody where the bundles tell', () => {
    expect(answerOf({ question: null }, 'some-vms')).toBe('unknown')
    expect(orderOf({ ...scoping, question: null }, 'some-vms').rule).toBe('R3')
    expect(answerOf({ question: { ...scoping.question!, answer: 'some-vms' } }, 'unknown')).toBe('some-vms')
  })
})
