import { describe, expect, it } from 'vitest'
import { writeChecksum } from './test/checksum.ts'
import { makeTar, temporaryFolder, walkAll } from './test/harness.ts'

const folder = temporaryFolder()

const SIZE = 3000
const PIECES = [
  { offset: 0, text: 'first\n' },
  { offset: 1024, text: 'second, longer\n' },
  { offset: 2048, text: 'third\n' },
  { offset: 2100, text: 'fourth\n' },
  { offset: 2200, text: 'fifth\n' },
]
const STORED = PIECES.map(({ text }) => text).join('')
const NUMBERS = PIECES.flatMap(({ offset, text }) => [offset, text.length])
const whole = Buffer.alloc(SIZE)
for (const { offset, text } of PIECES) whole.write(text, offset)

/** GNU's own type of entry: four places in the header, the fifth in a block behind it. */
async function oldForm(numbers: readonly number[]): Promise<Buffer> {
  const archive = await makeTar([
    { name: 'holes.log', data: STORED },
    { name: 'after.log', data: 'after' },
  ])
  const place = (into: Buffer, at: number, values: readonly number[]) =>
    values.forEach((value, n) => {
      into.write(`${value.toString(8).padStart(11, '0')}\0`, at + 12 * n, 'latin1')
    })
  archive.write('S', 156, 'latin1')
  archive.fill(0, 345, 512)
  place(archive, 386, numbers.slice(0, 8))
  archive[482] = 1
  place(archive, 483, [SIZE])
  writeChecksum(archive)
  const more = Buffer.alloc(512)
  place(more, 0, numbers.slice(8))
  return Buffer.concat([archive.subarray(0, 512), more, archive.subarray(512)])
}

function paxForm(data: string, records: Record<string, string>): Promise<Buffer> {
  const pax = Object.fromEntries(Object.entries(records).map(([key, value]) => [`GNU.sparse.${key}`, value]))
  return makeTar([
    { name: 'GNUSparseFile.1/holes.log', data, pax: { ...pax, 'GNU.sparse.name': 'holes.log' } },
    { name: 'after.log', data: 'after' },
  ])
}

function inBody(numbers: readonly (number | string)[]): string {
  return `${numbers.join('\n')}\n`.padEnd(512, '\0') + STORED
}

describe('a file with holes', () => {
  it.each([
    ['of the old form', () => oldForm(NUMBERS)],
    ['with its map in pax records', () => paxForm(STORED, { map: NUMBERS.join(','), size: `${SIZE}` })],
    [
      'with its map before its bytes',
      () => paxForm(inBody([PIECES.length, ...NUMBERS]), { major: '1', minor: '0', realsize: `${SIZE}` }),
    ],
  ])('%s is read with zeros in them', async (_, make) => {
    const { files, skipped, outcomes } = await walkAll(folder, await make())
    expect(files.map(({ path, damage }) => [path, damage])).toEqual([
      ['holes.log', null],
      ['after.log', null],
    ])
    expect(files[0]!.bytes.equals(whole)).toBe(true)
    expect(files[0]!.entry.size).toBe(SIZE)
    expect([skipped, outcomes[0]!.status]).toEqual([[], 'ok'])
  })

  it.each([
    ['backwards', () => oldForm([100, 5, 50, 5, ...NUMBERS.slice(4)])],
    ['beyond its end', () => paxForm(STORED, { map: '2999,10', size: `${SIZE}` })],
    ['without its size', () => paxForm(STORED, { map: NUMBERS.join(',') })],
    ['of no numbers', () => paxForm(inBody(['no', 'numbers']), { major: '1', realsize: `${SIZE}` })],
  ])('whose map goes %s is left, the rest is read', async (_, make) => {
    const { files, skipped } = await walkAll(folder, await make())
    expect(files.map(({ path }) => path)).toEqual(['after.log'])
    expect(skipped).toEqual([{ path: 'holes.log', code: 'damaged', reason: 'the map of its holes makes no sense' }])
  })

  it('that is cut off says so', async () => {
    const archive = await paxForm(STORED, { map: NUMBERS.join(','), size: `${SIZE}` })
    const cut = archive.subarray(0, archive.indexOf('second') + 3)
    const { files } = await walkAll(folder, cut)
    expect(files[0]!.bytes.toString('latin1')).toMatch(/^first\n\0+sec$/)
    expect(files[0]!.damage).toMatch(/^cut off after/)
  })

  it('of a terabyte ends as a bomb does', async () => {
    const archive = await paxForm(STORED, { map: `0,6,${2 ** 40 - 100},15`, size: `${2 ** 40}` })
    const { files } = await walkAll(folder, archive)
    expect(files[0]!.damage).toMatch(/stopped after \d+ MiB/)
  })
})
