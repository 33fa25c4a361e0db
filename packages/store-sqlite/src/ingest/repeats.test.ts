import { everything } from '@bundlescope/core/store/suite-subject.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storeOf } from '../index/testing.ts'

const ID = '00000000000000b1'
const HEAD = 'info vpxd[04711] [Originator@6876 sub=vpxLro] '
const START = Date.UTC(2021, 2, 4, 5)

/** `n` records from number `from` on, a second each; every fifth goes on in a second line. */
function lines(from: number, n: number): string[] {
  return Array.from({ length: n }, (_, i) => {
    const number = from + i
    return `${new Date(START + number * 1000).toISOString()} ${HEAD}event ${number}${number % 5 === 0 ? '\n--> more' : ''}\n`
  })
}

async function shown(files: Record<string, string>) {
  const bundle = { id: ID, files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })) }
  const { store, outcomes, dispose } = await storeOf([bundle])
  const { events, total } = await store.page(everything([ID]), { at: 'offset', offset: 0 }, 5000)
  const report = await store.report(ID)
  const patterns = await store.patterns({ ...everything([ID]), sort: 'count', text: '', limit: 9, cells: 4 })
  const timeline = await store.timeline(everything([ID]), 20)
  const coverage = await store.coverage([ID], 5)
  const raw = await Promise.all(Object.keys(files).map((path) => store.raw(ID, 'b1', path, 1, 5000)))
  await dispose()
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
  return {
    state: outcomes[0]!.state,
    messages: events.map((row) => row.message),
    files: [...new Set(events.map((row) => row.path))].sort(),
    counts: [
      total,
      sum(patterns.patterns.map((pattern) => pattern.total)),
      sum(Object.values(timeline.levels).flat()),
      sum(coverage.sources.flatMap(({ counts }) => counts)),
      sum(report.sources.map((source) => source.events)),
      sum(report.sources.flatMap(({ levels }) => Object.values(levels))),
    ],
    reasons: Object.fromEntries(report.files.map((file) => [file.path, file.reason])),
    report,
    raw: raw.map((one) => one?.lines.join('\n')),
  }
}

const messages = (from: number, n: number): string[] =>
  lines(from, n).map((line) => line.slice(line.indexOf(HEAD) + HEAD.length).trimEnd())

describe('the same lines in two pieces of a source', () => {
  it.each([
    ['a live log copied a moment before it was renamed', { 'vpxd.log': [0, 200], 'vpxd-14.log': [0, 230] }, 230],
    ['a piece that was copied and not yet cut off', { 'vpxd.log': [0, 300], 'vpxd.log.1': [0, 180] }, 300],
    ['a piece beside what it was copied from', { 'vpxd-14.log': [0, 90], 'vpxd-14.log.1': [0, 90] }, 90],
    ['a piece that begins before the other ends', { 'vpxd-13.log': [0, 150], 'vpxd-14.log': [100, 120] }, 220],
    ['a piece within another', { 'vpxd-13.log': [0, 150], 'vpxd-14.log': [100, 20] }, 150],
    ['three of them', { 'vpxd-13.log': [0, 150], 'vpxd-14.log': [100, 120], 'vpxd.log': [100, 130] }, 230],
  ])('are shown once: %s', async (_, pieces, total) => {
    const files = Object.fromEntries(
      Object.entries(pieces).map(([path, [from, n]]) => [path, lines(from!, n!).join('')]),
    )
    const answer = await shown(files)
    expect(answer.messages).toEqual(messages(0, total))
    expect(answer.counts).toEqual(answer.counts.map(() => total))
    expect(answer.state).toBe('ready')
    expect(Object.values(answer.reasons).filter((reason) => reason !== null).length).toBeGreaterThan(0)
    // The bytes are kept all the same.
    expect(answer.raw.map((text) => `${text}\n`)).toEqual(Object.values(files))
  })

  it('of which one is cut within its last line are shown once', async () => {
    const whole = lines(0, 120).join('')
    const answer = await shown({ 'vpxd.log': whole.slice(0, 9000), 'vpxd-14.log': whole })
    expect(answer.messages).toEqual(messages(0, 120))
    const [older, newer] = [lines(0, 80).join(''), lines(60, 80).join('')]
    const cut = await shown({ 'vpxd-13.log': older.slice(0, -20), 'vpxd-14.log': newer })
    expect(cut.messages).toEqual(messages(0, 140))
  })

  it('are all shown where few lines are equal: a program may write a line twice', async () => {
    const flood = `2021-03-04T05:00:00.000Z ${HEAD}again\n`.repeat(40)
    const answer = await shown({
      'vpxd-13.log': `${lines(-5, 5).join('')}${flood}`,
      'vpxd-14.log': `${flood}${lines(9, 3).join('')}`,
    })
    expect(answer.messages.filter((message) => message === 'again')).toHaveLength(80)
  })

  it('are all shown where pieces overlap in time only', async () => {
    const odd = lines(0, 100).filter((_, n) => n % 2 === 1)
    const even = lines(0, 100).filter((_, n) => n % 2 === 0)
    const answer = await shown({ 'vpxd-13.log': odd.join(''), 'vpxd-14.log': even.join('') })
    expect(answer.messages).toEqual(messages(0, 100))
  })

  it('are found wherever two pieces are cut from one log', async () => {
    const piece = fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 5, max: 60 }))
    await fc.assert(
      fc.asyncProperty(piece, piece, async ([a, n], [b, m]) => {
        const answer = await shown({ 'vpxd-13.log': lines(a, n).join(''), 'vpxd-14.log': lines(b, m).join('') })
        const numbers = new Set([...Array(n).keys()].map((i) => a + i).concat([...Array(m).keys()].map((i) => b + i)))
        // Two shared records are no proof.
        const shared = n + m - numbers.size
        if (shared === 0 || shared >= 3) expect(answer.messages).toHaveLength(numbers.size)
      }),
      { numRuns: 10, seed: 7 },
    )
  })
})

describe('a piece whose events are all in another', () => {
  it('still shows the lines before them that are its own', async () => {
    const files = { 'vpxd-13.log': lines(0, 150).join(''), 'vpxd-14.log': `of its own\n${lines(101, 20).join('')}` }
    const { messages: all, reasons } = await shown(files)
    expect(all.filter((message) => message === 'of its own')).toHaveLength(1)
    expect(all).toHaveLength(151)
    expect(reasons['vpxd-14.log']).toMatch(/^from its first event on it is in vpxd-13\.log too/)
  })

  it('is hidden with the rest of an event that rotation cut', async () => {
    const text = lines(0, 150).join('')
    const { messages: all } = await shown({ 'vpxd-13.log': text, 'vpxd-14.log': text.slice(7000, 14_000) })
    expect(all.filter((message) => message.startsWith('event '))).toHaveLength(150)
    expect(all.length).toBeLessThanOrEqual(151)
  })
})

describe('what a source has lost', () => {
  it('is told by a number that is missing, and by a silence at a rotation', async () => {
    const { report } = await shown({
      'vpxd-11.log': lines(0, 600).join(''),
      'vpxd-12.log': lines(600, 600).join(''),
      'vpxd-14.log': lines(1500, 600).join(''),
      'vpxd-15.log': lines(2100 + 3000, 600).join(''),
    })
    const at = (second: number): string => new Date(START + second * 1000).toISOString().replace('Z', '000Z')
    expect(report.sources[0]!.files.map((path) => path.slice(5, 7))).toEqual(['11', '12', '14', '15'])
    expect(report.sources[0]!.gaps).toEqual([
      { from: at(1199), to: at(1500), cause: 'missing-piece' },
      { from: at(2099), to: at(5100), cause: 'rotation' },
    ])
  })

  it('is told by pieces that are missing between those of a log', async () => {
    const { report } = await shown({
      'vobd.log.FRAG-00000': lines(0, 600).join(''),
      'vobd.log.FRAG-00003': lines(700, 600).join(''),
    })
    expect(report.sources[0]!.gaps.map(({ cause }) => cause)).toEqual(['missing-piece'])
  })
})
