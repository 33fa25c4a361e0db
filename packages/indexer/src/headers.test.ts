import type { Clock } from '@bundlescope/core/parse/format.ts'
import { FORMATS } from '@bundlescope/core/parse/formats/index.ts'
import { newHeader } from '@bundlescope/core/parse/header.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Indexer } from './indexer.ts'
import { headerOf } from './testing.ts'

const CLOCK: Clock = { zoneMinutes: 60, zoneBasis: '+01:00', reference: Date.UTC(2030, 0) * 1000 }
const PLAIN = FORMATS.filter((format) => format.plain !== undefined)
const BEFORE = 'bytes of the line before\n'

const indexer = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined })

/** What is read from the bytes of a line in the middle of a text; null when the line is left to the format's own reader. */
function scanned(format: (typeof FORMATS)[number], line: string) {
  const bytes = Buffer.from(`${BEFORE}${line}\nand after: ] opID=x\n`, 'latin1')
  bytes.copy(indexer.text)
  const read = indexer.scan(format.plain!, BEFORE.length, bytes.length)
  if (read > 0)
    expect([read, indexer.begin(0), indexer.end(0)]).toEqual([1, BEFORE.length, BEFORE.length + line.length + 1])
  return read > 0 ? headerOf(indexer, line) : null
}

function read(format: (typeof FORMATS)[number], line: string) {
  const header = newHeader()
  return format.read(line, header, CLOCK) ? header : null
}

/** Lines of samples with something of them left out, doubled, or replaced by what headers are made of. */
const changed = (line: string) =>
  fc
    .array(
      fc.tuple(
        fc.nat(line.length),
        fc.nat(6),
        fc.constantFrom(
          '',
          ' ',
          ']',
          '[',
          'opID=',
          ' sub=',
          'user=',
          ':',
          '::',
          '(',
          '=',
          '"',
          '7',
          'Z',
          '-->',
          'World:',
          '-->',
          '(166)',
          '[+]',
        ),
      ),
      { maxLength: 3 },
    )
    .map((edits) => edits.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), line))

/** What stands before the text that several grammars share. */
const HEADS: Record<string, string[]> = {
  service: ['info vpxd[04711] ', 'verbose hostd[9C40B70] ', 'warning vpxa[1] ', 'trivia fdm[2] ', 'error a-b.c[d-e] '],
  kernel: [''],
  esxi8: [
    'In(166) Hostd[2101234]: ',
    'Er(163) Vpxa[1]: ',
    'Db(167) Rhttpproxy[21]: ',
    'No(29) Fdm[0]: ',
    'Al(1) vmkernel: ',
    'Wa(180) vmkwarning: ',
    'In(14) vobd[2097600]:  ',
    'In(30) envoy[1]: ',
  ],
}
const SHARED = FORMATS.flatMap(({ samples }) => samples.map(({ text }) => text.split('\n')[0]!)).flatMap(
  (line) => /(?:\[Originator@|\bcpu\d).*/.exec(line)?.[0] ?? [],
)

/** Heads of the grammar before texts of samples of all formats. */
const headsBefore = (format: (typeof FORMATS)[number]) =>
  fc
    .tuple(fc.constantFrom(...HEADS[format.plain!]!), fc.constantFrom(...SHARED))
    .map(([head, text]) => `2023-08-09T10:11:12.131Z ${head}${text}`)

describe.each(PLAIN.map((format) => [format.id, format] as const))('plain lines of %s', (_id, format) => {
  const lines = format.samples.map((sample) => sample.text.split('\n')[0]!)

  it('reads the plain ones of its samples', () => {
    expect(lines.filter((line) => scanned(format, line) !== null).length).toBeGreaterThanOrEqual(3)
  })

  it('reads what the full reader reads, or nothing', () => {
    const all = FORMATS.flatMap((other) => other.samples.map((sample) => sample.text.split('\n')[0]!))
    for (const line of all) {
      const header = scanned(format, line)
      if (header !== null) expect(header).toEqual(read(format, line))
    }
  })

  it('agrees with the full reader on damaged lines', () => {
    const line = fc.oneof(fc.constantFrom(...lines), headsBefore(format)).chain(changed)
    fc.assert(
      fc.property(line, (line) => {
        const header = scanned(format, line)
        if (header !== null) expect(header).toEqual(read(format, line))
      }),
      { numRuns: 5000, seed: 7 },
    )
  })
})

describe('many lines at once', () => {
  const MINUTE = 60_000_000
  const stamp = (us: number) => new Date(us / 1000).toISOString()
  const service = (time: string) => `${time} info vpxd[1] [Originator@6876 sub=a] b 1\n`

  it('tells a leap back in time that is made in small steps', () => {
    const start = Date.UTC(2021, 1, 3) * 1000
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1, maxLength: 30 }), (seconds) => {
        let time = start
        const times = seconds.map((by) => (time += by * 1_000_000))
        const text = Buffer.from(times.map((one) => service(stamp(one))).join(''))
        text.copy(indexer.text)
        expect(indexer.scan('service', 0, text.length)).toBe(times.length)
        expect([indexer.firstTime, indexer.lastTime]).toEqual([Math.min(...times), Math.max(...times)])
        expect(indexer.leapsBack).toBe(times.some((one, i) => Math.max(...times.slice(0, i + 1)) - one > MINUTE))
      }),
    )
  })

  it('takes no hole of NUL bytes for the stamp of a line before', () => {
    const line = service('2021-02-03T04:05:06.789Z')
    const holes = [8, 16, 17].map((length) => '\0'.repeat(length) + line.slice(length))
    for (const before of [[], [line], [line, service('2021-99-03T04:05:06.789Z')]]) {
      for (const hole of holes) {
        const fresh = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined })
        for (const text of [...before, hole]) {
          Buffer.from(text).copy(fresh.text)
          expect(fresh.scan('service', 0, text.length)).toBe(text === line ? 1 : 0)
        }
      }
    }
  })
})
