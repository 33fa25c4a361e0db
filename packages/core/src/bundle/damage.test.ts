import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeTar, temporaryFolder, walkAll } from './test/harness.ts'
import { makeZip } from './test/zipmaker.ts'

const folder = temporaryFolder()
const text = (n: number) =>
  Array.from({ length: n }, (_, i) => `2020-12-07T09:${i % 60}:00.000Z line ${i * 7919}\n`).join('')
const parts = [
  { name: 'var/log/vpxd.log', data: text(40) },
  { name: 'var/log/empty.log', data: '' },
  { name: 'var/log/hostd.log', data: text(90) },
]

async function expectPrefixes(archive: Buffer, name: string, step: number) {
  for (let cut = 0; cut < archive.length; cut += step) {
    const walked = await walkAll(folder, archive.subarray(0, cut), { name })
    if (walked.files.length === 1 && walked.files[0]!.path === name) continue // too short to be an archive
    for (const [i, file] of walked.files.entries()) {
      expect(file.path).toBe(parts[i]!.name)
      const whole = parts[i]!.data
      expect(whole.startsWith(file.bytes.toString()), `cut at ${cut}`).toBe(true)
      if (file.damage === null) expect(file.bytes.length, `cut at ${cut}: ${file.path}`).toBe(whole.length)
    }
    expect(walked.outcomes[0]!.status, `cut at ${cut}`).not.toBe('ok')
    expect(walked.outcomes[0]!.reason).toMatch(/byte \d|directory/)
    expect(walked.left).toEqual([])
  }
}

describe('an archive cut off at any byte gives what is before the cut, and says so', () => {
  it('tgz', async () => expectPrefixes(gzipSync(await makeTar(parts)), 'cut.tgz', 2))
  it('tar', async () => expectPrefixes((await makeTar(parts)).subarray(0, -1024), 'cut.tar', 61))
  it('zip', async () => expectPrefixes(makeZip(parts), 'cut.zip', 3))
  it('zip with sizes behind the bodies', async () =>
    expectPrefixes(makeZip(parts.map((part) => ({ ...part, behind: true }))), 'cut.zip', 3))
})
