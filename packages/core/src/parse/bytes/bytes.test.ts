import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../format.ts'
import { FORMATS } from '../formats/index.ts'
import { newHeader } from '../header.ts'
import { headerOf, ScannedHeader } from '../scanned.ts'

const CLOCK: Clock = { zoneMinutes: 60, zoneBasis: '+01:00', reference: Date.UTC(2030, 0) * 1000 }
const SCANNING = FORMATS.filter((format) => format.scan !== undefined)
const BEFORE = 'bytes of the line before\n'

/** What the format scans from a line in the middle of a buffer; null when it leaves the line to `read`. */
function scanned(format: (typeof FORMATS)[number], line: string) {
  const bytes = Buffer.from(`${BEFORE}${line}\nand after: ] opID=x`, 'latin1')
  const header = new ScannedHeader()
  const from = BEFORE.length
  return format.scan!(bytes, from, from + line.length, header) ? headerOf(line, header) : null
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
        ),
      ),
      { maxLength: 3 },
    )
    .map((edits) => edits.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), line))

describe.each(SCANNING.map((format) => [format.id, format] as const))('%s, scanned', (_id, format) => {
  const lines = format.samples.map((sample) => sample.text.split('\n')[0]!)

  it('reads most of its samples from bytes', () => {
    expect(lines.filter((line) => scanned(format, line) !== null).length).toBeGreaterThan(lines.length / 4)
  })

  it('reads what the full reader reads, or nothing', () => {
    const all = FORMATS.flatMap((other) => other.samples.map((sample) => sample.text.split('\n')[0]!))
    for (const line of all) {
      const header = scanned(format, line)
      if (header !== null) expect(header).toEqual(read(format, line))
    }
  })

  it('agrees with the full reader on damaged lines', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines).chain(changed), (line) => {
        const header = scanned(format, line)
        if (header !== null) expect(header).toEqual(read(format, line))
      }),
      { numRuns: 5000, seed: 7 },
    )
  })
})
