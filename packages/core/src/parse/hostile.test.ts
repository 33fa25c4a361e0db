import { parseMicros } from '@bundlescope/contract/time.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classify } from './classify.ts'
import { clockFor, detect } from './detect.ts'
import type { LogFormat } from './format.ts'
import { FORMATS } from './formats/index.ts'
import type { Header } from './header.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'

const REFERENCE = parseMicros('2020-12-08T00:00:00Z')!
const SAMPLES = FORMATS.flatMap((format) => format.samples.map((sample) => sample.text.split('\n')[0]!))

const latin1 = fc
  .uint8Array({ maxLength: 300 })
  .map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('\n', ' '))

/** A sample with a piece cut out, doubled or replaced by noise: nearly right, which is where readers go wrong. */
const damaged = fc
  .record({
    sample: fc.constantFrom(...SAMPLES),
    at: fc.nat(200),
    length: fc.nat(40),
    noise: fc.oneof(latin1, fc.constantFrom('', '[', ']', ' ', 'opID=', '"', ')')),
  })
  .map(({ sample, at, length, noise }) => sample.slice(0, at) + noise + sample.slice(at + length))

function expectSane(header: Header, line: string): void {
  expect(Number.isSafeInteger(header.time)).toBe(true)
  expect(header.level).toBeGreaterThanOrEqual(0)
  expect(header.level).toBeLessThanOrEqual(7)
  expect(header.messageStart).toBeGreaterThanOrEqual(0)
  expect(header.messageStart).toBeLessThanOrEqual(line.length)
  for (const field of [header.program, header.thread, header.component, header.op]) {
    if (CONSTANT.has(field)) continue
    // `2101:77`: process and thread, which the line names apart
    for (const part of field.split(/[:\s]+/)) expect(line.toLowerCase()).toContain(part.toLowerCase())
  }
}

/** Words that a format knows by itself (`vmkernel`): it says them even where the line does not. */
const CONSTANT = new Set(
  FORMATS.flatMap((format) =>
    format.samples.flatMap(({ text }) => {
      const line = text.split('\n')[0]!
      const { program, component } = read(format, line)
      return [program, component].filter((word) => {
        const unnamed = read(format, line.replaceAll(word, '#'.repeat(word.length)))
        return word !== '' && (unnamed.program === word || unnamed.component === word)
      })
    }),
  ),
)

function read(format: LogFormat, line: string): Header {
  const header = newHeader()
  return format.read(line, header, clockFor(null, REFERENCE)) ? header : newHeader()
}

it('never throws and never points outside the line', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(latin1, damaged, damaged), { maxLength: 8 }), (lines) => {
      const found = detect(lines, 'x')
      for (const parser of [
        createParser(found, clockFor(found, REFERENCE)),
        createParser(null, clockFor(null, REFERENCE)),
      ]) {
        const header = newHeader()
        for (const line of lines) if (parser.parse(line, header) === 'event') expectSane(header, line)
      }
    }),
    { numRuns: 500 },
  )
})

it('reads every damaged sample with every format alike', () => {
  const clock = clockFor(null, REFERENCE)
  const header = newHeader()
  fc.assert(
    fc.property(damaged, (line) => {
      for (const format of FORMATS) {
        if (format.read(line, header, clock)) expectSane(header, line)
        format.continues(line)
      }
    }),
    { numRuns: 500 },
  )
})

it('takes a line of 50 MB, cut as the contract says, and one of NULs', () => {
  const long = SAMPLES[0]!.padEnd(50_000_000, 'x').slice(0, 4096)
  const found = detect([long], 'x')
  const parser = createParser(found, clockFor(found, REFERENCE))
  expect(parser.parse(long, newHeader())).toBe('event')
  expect(parser.parse('\0'.repeat(4096), newHeader())).toBe('continuation')
  expect(parser.parse('['.repeat(4096), newHeader())).toBe('continuation')
  expect(parser.parse(`2020-12-07T09:20:50.922Z info a[1] [Originator@6876 sub=${'['.repeat(4000)}`, newHeader())).toBe(
    'event',
  )
})

it('reads lines of 1 MB in time that grows with their length only', { timeout: 60_000 }, () => {
  const clock = clockFor(null, REFERENCE)
  const header = newHeader()
  for (const format of FORMATS) {
    const line = format.samples[0]!.text.split('\n')[0]!
    for (const filling of ['[', ' ', 'a=', ': ', '| ', '\\"', ' opID=', 'sub=[ ']) {
      for (const at of [24, 45, line.length]) {
        const long = line.slice(0, at) + filling.repeat(1_000_000 / filling.length)
        // A repeated text is put together when it is first looked at as a whole.
        const flat = Buffer.from(long, 'latin1').toString('latin1')
        if (format.read(flat, header, clock)) expect(header.messageStart).toBeLessThanOrEqual(flat.length)
        format.continues(flat)
      }
    }
  }
})

it('classifies any bytes', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.uint8Array({ maxLength: 500 }), (path, bytes) => {
      expect(classify(path, Buffer.from(bytes)).reason).not.toBe('')
    }),
  )
})
