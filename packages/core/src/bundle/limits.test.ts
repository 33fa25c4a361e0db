import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from './entry.ts'
import { makeTar, temporaryFolder, walkAll } from './test/harness.ts'
import { makeZip } from './test/zipmaker.ts'
import { walk } from './walk.ts'

const folder = temporaryFolder()
const zeros = Buffer.alloc(70 * 1024 * 1024)

describe('limits', () => {
  it('a bomb in an entry ends that entry; the rest is read', async () => {
    const zip = makeZip([
      { name: 'bomb.log', data: zeros },
      { name: 'after.log', data: 'after' },
    ])
    const { files, outcomes } = await walkAll(folder, Buffer.concat([zip]), { limits: { ratio: 200 } })
    expect(files.map((file) => file.path)).toEqual(['bomb.log', 'after.log'])
    expect(files[0]!.bytes.length).toBeLessThan(zeros.length)
    expect(files[0]!.damage).toMatch(/stopped after \d+ MiB: it unpacks to more than 200 times its size/)
    expect(outcomes[0]).toMatchObject({ status: 'partial', reason: expect.stringMatching(/^bomb\.log: stopped/) })
  })

  it('a packed log is a bomb for who unpacks it', async () => {
    const { unpack } = await import('./unpack.ts')
    const { damageOf } = await import('./damage.ts')
    const { Readable } = await import('node:stream')
    const text = unpack(Readable.from([gzipSync(zeros)]), 'gzip', { ...DEFAULT_LIMITS, ratio: 100 })
    let bytes = 0
    for await (const piece of text) bytes += piece.length
    expect(bytes).toBeLessThan(zeros.length)
    expect(damageOf(text)).toMatch(/more than 100 times its size/)
  })

  it('too deep is not opened', async () => {
    let archive = await makeTar([{ name: 'core.log', data: 'core' }])
    for (let i = 0; i < 4; i++)
      archive = await makeTar([
        { name: `level${i}.tgz`, data: gzipSync(archive) },
        { name: `level${i}.log`, data: 'x' },
      ])
    const { files, skipped, left } = await walkAll(folder, archive, { limits: { depth: 2 } })
    expect(files.map((file) => file.path)).toEqual(['level1.log', 'level2.log', 'level3.log'].toSorted())
    expect(skipped).toEqual([
      { path: 'level1.tgz', code: 'limit', reason: 'an archive more than 2 archives deep, not opened' },
    ])
    expect(left).toEqual([])
  })

  it('too many archives: the first are opened, the others told of, folders of bundles stay in the archive', async () => {
    const inner = gzipSync(await makeTar([{ name: 'a.log', data: 'a' }]))
    const folders = ['esx-a.lab-2021-03-04--05.06-1', 'esx-b.lab-2021-03-04--05.06-2']
    const archive = await makeTar([
      ...['1.tgz', '2.tgz', '3.tgz'].map((name) => ({ name, data: inner })),
      ...folders.map((name) => ({ name: `${name}/b.log`, data: 'b' })),
    ])
    const { files, skipped, outcomes } = await walkAll(folder, archive, { limits: { archives: 3 } })
    expect(outcomes).toHaveLength(3)
    expect(skipped).toEqual([{ path: '3.tgz', code: 'limit', reason: 'one of more than 3 archives, not opened' }])
    // The first folder is the archive's own.
    expect(files.map((file) => file.path)).toEqual(['a.log', 'a.log', 'b.log', `${folders[1]}/b.log`])
  })

  it('names that take too much end the walk', async () => {
    const parts = Array.from({ length: 9 }, (_, i) => ({ name: `${i}${'n'.repeat(90)}.log`, data: 'x' }))
    const { files, outcomes } = await walkAll(folder, await makeTar(parts), { limits: { names: 500 } })
    expect(files).toHaveLength(5)
    expect(outcomes[0]).toMatchObject({
      status: 'partial',
      reason: 'the names of its files take more than 500 bytes; the rest is not read',
    })
  })

  it('too many entries: the first are kept, and it is said once for each archive', async () => {
    const many = await makeTar(Array.from({ length: 9 }, (_, i) => ({ name: `${i}.log`, data: 'x' })))
    const { files, outcomes } = await walkAll(folder, await makeTar([{ name: 'a.tar', data: many }]), {
      limits: { entries: 5 },
    })
    expect(files).toHaveLength(4)
    for (const { status, reason } of outcomes)
      expect([status, reason]).toEqual(['partial', 'more than 5 entries; the rest is not read'])
  })

  it('too many bytes', async () => {
    const tar = await makeTar([1, 2, 3].map((i) => ({ name: `${i}.log`, data: Buffer.alloc(400_000) })))
    const { files, outcomes } = await walkAll(folder, tar, { limits: { bytes: 500_000 } })
    expect(files.map((file) => file.damage === null)).toEqual([true, false])
    expect(outcomes[0]!.reason).toBe('more than 500000 bytes unpacked; the rest is not read')
  })
})

describe('an abort', () => {
  it('ends the walk with its reason and leaves nothing behind', async () => {
    const controller = new AbortController()
    const inner = makeZip([{ name: 'a.log', data: 'a'.repeat(10_000) }])
    const upload = await makeTar([{ name: 'in.zip', data: inner }])
    const path = join(folder.path, 'aborted')
    await import('node:fs/promises').then(({ writeFile }) => writeFile(path, upload))
    const scratch = join(folder.path, 'scratch-abort')
    const walking = walk(
      path,
      'a.tar',
      {
        async file(_, body) {
          controller.abort(new Error('enough'))
          await setTimeout(1)
          for await (const _piece of body);
        },
        skipped() {},
      },
      { limits: DEFAULT_LIMITS, scratch, signal: controller.signal },
    )
    await expect(walking).rejects.toThrow('enough')
    expect(await readdir(scratch)).toEqual([])
  })

  it('a handler that throws ends the walk with its error', async () => {
    const handler = { file: async () => Promise.reject(new Error('disk full')), skipped() {} }
    const path = join(folder.path, 'thrown')
    await import('node:fs/promises').then(async ({ writeFile }) =>
      writeFile(path, await makeTar([{ name: 'a', data: 'a' }])),
    )
    await expect(walk(path, 'a', handler, { limits: DEFAULT_LIMITS, scratch: folder.path })).rejects.toThrow(
      'disk full',
    )
  })
})

it('a handler may leave a body unread', async () => {
  const path = join(folder.path, 'unread')
  const parts = [1, 2, 3].map((i) => ({ name: `${i}.log`, data: Buffer.alloc(3_000_000, i) }))
  await import('node:fs/promises').then(async ({ writeFile }) => writeFile(path, gzipSync(await makeTar(parts))))
  const firsts: number[] = []
  const handler = {
    async file(_: unknown, body: AsyncIterable<Buffer>) {
      for await (const piece of body) {
        firsts.push(piece[0]!)
        return
      }
    },
    skipped() {},
  }
  const outcomes = await walk(path, 'a.tgz', handler, { limits: DEFAULT_LIMITS, scratch: folder.path })
  expect(firsts).toEqual([1, 2, 3])
  expect(outcomes[0]).toMatchObject({ status: 'ok' })
})
