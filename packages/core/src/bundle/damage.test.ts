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

describe('garbled bytes in the middle of a tgz', () => {
  const noise = (seed: number, lines: number) => {
    let state = seed
    const next = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state
    }
    return Array.from({ length: lines }, (_, i) => `2020-12-07T09:${i % 60}:00.000Z line ${next()}\n`).join('')
  }
  const many = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.log`, data: noise(i + 1, 300) }))

  it.each([1, 8, 300])(
    '%i of them: no file with wrong text is taken for whole, and those before are whole',
    async (count) => {
      const tgz = gzipSync(await makeTar(many))
      for (const share of [0.2, 0.5, 0.8]) {
        const wrong = Buffer.from(tgz)
        const at = Math.floor(tgz.length * share)
        for (let i = at; i < at + count; i++) wrong[i]! ^= 0x5a
        const { files, outcomes } = await walkAll(folder, wrong)
        expect(outcomes[0]!.status).toBe('partial')
        const hit = files.findIndex(
          ({ path, bytes }) => bytes.toString() !== many.find(({ name }) => name === path)?.data,
        )
        // all files before the damage are there, however little is left of the piece that was being unpacked
        expect(hit).toBeGreaterThanOrEqual(Math.floor(share * many.length) - 1)
        expect(files[hit]!.damage, `${count} at ${share}: ${files[hit]!.path}`).not.toBe(null)
        for (const { damage } of files.slice(0, hit)) expect(damage).toBe(null)
      }
    },
  )

  it('a header that has moved is found again', async () => {
    const tar = await makeTar(parts)
    const moved = Buffer.concat([tar.subarray(0, 600), Buffer.from('five!'), tar.subarray(600)])
    const { files, outcomes } = await walkAll(folder, moved)
    expect(files.map(({ path, damage }) => [path, damage === null])).toEqual([
      ['var/log/vpxd.log', false],
      ['var/log/empty.log', true],
      ['var/log/hostd.log', true],
    ])
    expect(files[2]!.bytes.toString()).toBe(parts[2]!.data)
    expect(outcomes[0]!.reason).toMatch(
      /vpxd\.log: the archive is damaged at byte \d+ or before: .*; bytes \d+ to \d+ are no part/,
    )
  })
})
