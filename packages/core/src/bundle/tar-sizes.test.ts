import { describe, expect, it } from 'vitest'
import { writeChecksum } from './test/checksum.ts'
import { makeTar, paths, temporaryFolder, walkAll } from './test/harness.ts'

const folder = temporaryFolder()
const SIZE = 124

/** The header at `at` with other bytes for its size, and a checksum that fits them. */
function withSize(archive: Buffer, at: number, size: Buffer): Buffer {
  const wrong = Buffer.from(archive)
  size.copy(wrong, at + SIZE)
  writeChecksum(wrong, at)
  return wrong
}

describe('a tar entry whose size makes no sense', () => {
  it.each([
    ['below zero', Buffer.from('fffffffffffffffffffffe00', 'hex')],
    ['an exbibyte', Buffer.from('800000001000000000000000', 'hex')],
    ['beyond all numbers', Buffer.from('ff7fffffffffffffffffffff', 'hex')],
  ])('%s is told of, and the rest is read', async (_, size) => {
    const archive = await makeTar(['a.log', 'b.log', 'c.log'].map((name) => ({ name, data: name })))
    // Each entry takes a header and a block.
    const walked = await walkAll(folder, withSize(archive, 1024, size))
    expect(paths(walked)).toEqual(['a.log', 'c.log'])
    expect(walked.skipped).toEqual([
      { path: 'b.log', code: 'damaged', reason: 'its length in the archive makes no sense' },
    ])
    expect(walked.files.map(({ bytes }) => bytes.toString())).toEqual(['a.log', 'c.log'])
  })

  it('a name ahead of an entry, too', async () => {
    const archive = await makeTar([
      { name: 'a.log', data: 'a' },
      { name: `${'n'.repeat(120)}/b.log`, data: 'b', pax: { path: `${'n'.repeat(120)}/b.log` } },
      { name: 'c.log', data: 'c' },
    ])
    const walked = await walkAll(folder, withSize(archive, 1024, Buffer.from('fffffffffffffffffffffe00', 'hex')))
    expect(paths(walked)).toContain('c.log')
    expect(walked.outcomes[0]!.status).toBe('partial')
  })

  it('a time before 1970 is read as one', async () => {
    const archive = await makeTar([{ name: 'a.log', data: 'a' }])
    const field = Buffer.from('ffffffffffffffffffffff00', 'hex')
    field.copy(archive, 136)
    const walked = await walkAll(folder, withSize(archive, 0, archive.subarray(SIZE, SIZE + 12)))
    expect(walked.files[0]!.entry.modified).toBeNull()
  })
})
