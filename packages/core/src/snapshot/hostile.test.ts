import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PARSERS } from './parsers/index.ts'
import { recogniseSnapshots } from './recognise.ts'

const SAMPLES = PARSERS.flatMap(({ samples }) => samples)

/** Nothing may throw, and every row has to stand on a line of the text, with numbers that are numbers. */
function expectSane(text: string, path: string): void {
  const lines = text.split(/\r\n|\n|\r/).length
  for (const { rows, kind, parser } of recogniseSnapshots(text, path)) {
    expect(PARSERS.map(({ id }) => id)).toContain(parser)
    for (const row of rows) {
      expect(row.line).toBeGreaterThanOrEqual(1)
      expect(row.line).toBeLessThanOrEqual(lines)
      for (const value of Object.values(row)) {
        if (typeof value === 'number') expect([kind, Number.isSafeInteger(value)]).toEqual([kind, true])
        else expect(value === null || typeof value === 'string' || typeof value === 'boolean').toBe(true)
      }
    }
  }
}

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '\n', '\r', '\t', ' ', '\0', '-', '|', '"', '<', ':', '=', '{', '9'.repeat(400), '　'),
)
const paths = fc.oneof(
  fc.constantFrom(...SAMPLES.map(({ path }) => path ?? 'paste')),
  fc.constantFrom('etc/x.conf', 'etc/x.xml', 'a/commands/ps_-c.txt', ''),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

it('takes any text', () => {
  fc.assert(
    fc.property(
      fc.array(noise).map((parts) => parts.join('')),
      paths,
      expectSane,
    ),
    { numRuns: 300 },
  )
})

it('takes samples with pieces cut out, doubled or replaced by noise', () => {
  const damaged = fc
    .record({ sample: fc.constantFrom(...SAMPLES), at: fc.nat(900), length: fc.nat(200), noise })
    .map(({ sample, at, length, noise: text }) => ({
      text:
        sample.text.slice(0, at % (sample.text.length + 1)) +
        text +
        sample.text.slice((at % (sample.text.length + 1)) + length),
      path: sample.path ?? 'paste',
    }))
  fc.assert(
    fc.property(damaged, ({ text, path }) => expectSane(text, path)),
    { numRuns: 2_000 },
  )
})

it('takes lines of a megabyte, of every kind of its own signs', () => {
  for (const unit of ['a', ' ', '-', '- ', 'a b ', '1 ', '0:', '"a",', '<a>', '{"a":', '= ', '\u3042 ', 'a.b-'])
    expectSane(unit.repeat(1_000_000 / unit.length), 'etc/x.conf')
  for (const { text, path } of SAMPLES)
    expectSane(`${text}${'x'.repeat(20_000)} ${' 1'.repeat(20_000)}`, path ?? 'paste')
})

it('reads two outputs pasted one after the other as both, when each begins with a line of its own', () => {
  const beginning = PARSERS.filter(({ begins }) => begins).flatMap(({ id, begins, samples }) => {
    const sample = samples.find(({ text }) => begins!.test(text.trimStart().split('\n')[0]!))
    return sample ? [{ id, text: sample.text.trimStart() }] : []
  })
  expect(beginning.length).toBeGreaterThan(30)
  const pair = fc.tuple(fc.constantFrom(...beginning), fc.constantFrom(...beginning))
  fc.assert(
    fc.property(pair, ([one, two]) => {
      fc.pre(one.id !== two.id && !SAME_BEGINNING.some((ids) => ids.includes(one.id) && ids.includes(two.id)))
      const found = recogniseSnapshots(`${one.text}\n\n${two.text}\n`, 'paste').map(({ parser }) => parser)
      expect([...new Set(found)]).toEqual([one.id, two.id])
    }),
    { numRuns: 500 },
  )
})

/** Outputs that begin with the same line cannot be told apart where one follows the other. */
const SAME_BEGINNING = [
  ['ps-esxi', 'ps-esxi-tree'],
  ['procstate', 'ps-linux'],
]
