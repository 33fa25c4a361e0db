import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineEnds, mendHead } from './line-ends.ts'

async function mended(text: string, size = text.length): Promise<{ text: string; found: boolean }> {
  const bytes = Buffer.from(text)
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)))
  const ends = new LineEnds()
  const parts: Buffer[] = []
  for await (const part of ends.mend(Readable.from(chunks))) parts.push(part)
  return { text: Buffer.concat(parts).toString(), found: ends.found }
}

const STAMPS = [
  '2021-03-04T05:06:07Z info',
  '[2021-03-04 05:06:07.089 01234 info]',
  '2021/03/04 05:06:07 started',
  'Mar  4 05:06:07 esx01 vmkernel: x',
  '04.03.2021 05:06:07 gestartet',
  '3/4/2021 5:06:07 AM started',
  '04-Mar-2021 05:06:07.089 INFO x',
  'Thu Mar  4 05:06:07 2021: x',
  '<14>1 2021-03-04T05:06:07Z esx01 x',
  '{"level":"info"}',
]

describe('carriage returns that stand alone', () => {
  it.each(STAMPS)('end the line before %j', async (stamp) => {
    const line = `2021-03-04T05:06:06Z first\n2021-03-04T05:06:06Z second`
    expect(await mended(`${line}\r${stamp}\r  more\r\nlast\n`)).toEqual({
      text: `${line}\n${stamp}\n  more\r\nlast\n`,
      found: true,
    })
  })

  it('end the lines of a text that has no other line ends', async () => {
    expect(await mended('key = value\rother = thing\r')).toEqual({ text: 'key = value\nother = thing\n', found: true })
  })

  it.each([
    'a\r\nb\r\r\nc\r\n',
    '2021-03-04T05:06:07Z loading\r 10 %\r 20 %\n2021-03-04T05:06:09Z done\n',
    'nothing\nelse',
    '',
  ])('are left alone in %j', async (text) => expect(await mended(text)).toEqual({ text, found: false }))

  it('are found in a later part, where lines have ended otherwise before', async () => {
    const before = '2021-03-04T05:06:06Z one\n'.repeat(500)
    const late = '2021-03-04T05:06:07Z two\r'.repeat(500)
    expect(await mended(before + late, 4096)).toEqual({ text: before + late.replaceAll('\r', '\n'), found: true })
  })

  it('keep every byte in its place, however the text is cut', async () => {
    const piece = fc.constantFrom('\r', '\n', '\r\n', 'x', ...STAMPS)
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), async (pieces, size) => {
        const text = pieces.join('')
        const out = (await mended(text, size)).text
        expect(out.length).toBe(text.length)
        expect(out.replaceAll('\n', '\r')).toBe(text.replaceAll('\n', '\r'))
        expect(out).toContain(text.includes('\r\n') ? '\r\n' : '')
      }),
    )
  })

  it('of a head are mended in place', () => {
    expect(mendHead(Buffer.from(`${STAMPS[0]}\r${STAMPS[0]}\r`)).toString()).toBe(`${STAMPS[0]}\n${STAMPS[0]}\n`)
  })
})
