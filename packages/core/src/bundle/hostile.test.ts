import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeTar, temporaryFolder, walkAll } from './test/harness.ts'
import { makeZip } from './test/zipmaker.ts'

const folder = temporaryFolder()
const names = ['a.log', 'logs/b.log', 'c.txt', 'd.FRAG-00001', 'd.FRAG-00000']
const parts = names.map((name, i) => ({ name, data: `${name} line\n`.repeat(30 * i) }))

/** Any bytes end in files, skips and outcomes; never in an error, a hang or a temporary file. */
async function survives(archive: Buffer, changes: readonly [number, number][]): Promise<void> {
  const wrong = Buffer.from(archive)
  for (const [at, value] of changes) wrong[at % wrong.length] = value
  const { outcomes, files, left } = await walkAll(folder, wrong, {
    unpacked: true,
    limits: { bytes: 50_000_000, entries: 1000 },
  })
  expect(outcomes.length).toBeGreaterThan(0)
  for (const { path } of files) expect(path.split('/')).not.toContain('..')
  expect(left).toEqual([])
}

const changes = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 })

it.each([
  ['tar', () => makeTar(parts)],
  ['tgz', async () => gzipSync(await makeTar(parts))],
  ['zip', async () => makeZip(parts)],
  [
    'zip within a tar',
    async () => makeTar([{ name: 'in.zip', data: makeZip(parts.map((part) => ({ ...part, behind: true }))) }]),
  ],
])('any damage to a %s', async (_, make) => {
  const archive = await make()
  await fc.assert(
    fc.asyncProperty(changes, (list) => survives(archive, list)),
    { numRuns: 60 },
  )
})

it('any bytes at all', async () => {
  const magics = ['\x1f\x8b\x08', 'PK\x03\x04', 'BZh91AY&SY', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd', '']
  const upload = fc.tuple(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 2000 }))
  await fc.assert(
    fc.asyncProperty(upload, ([magic, rest]) =>
      survives(Buffer.concat([Buffer.from(`${magic}.`, 'latin1'), rest]), []),
    ),
    { numRuns: 80 },
  )
})
