import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeTar, paths, temporaryFolder, walkAll } from './test/harness.ts'
import { makeZip } from './test/zipmaker.ts'

const folder = temporaryFolder()

describe('tar', () => {
  it('hands over files with size and time, empty ones too; folders say nothing', async () => {
    const tar = await makeTar([
      { name: 'logs', type: 'directory' },
      { name: 'logs/a.log', data: 'one\n' },
      { name: 'logs/empty.log' },
    ])
    const { files, outcomes, skipped } = await walkAll(folder, gzipSync(tar), { name: 'x.tgz' })
    expect(files.map(({ entry, bytes }) => [entry.path, entry.size, entry.modified, bytes.toString()])).toEqual([
      ['logs/a.log', 4, 1_600_000_000_000_000, 'one\n'],
      ['logs/empty.log', 0, 1_600_000_000_000_000, ''],
    ])
    expect(skipped).toEqual([])
    expect(outcomes).toEqual([{ container: files[0]!.entry.container, status: 'ok', reason: null }])
  })

  it('names links, pipes and devices', async () => {
    const tar = await makeTar([
      { name: 'vpxd.log', type: 'symlink', linkname: 'vpxd-12.log' },
      { name: 'hard.log', type: 'link', linkname: 'vpxd-12.log' },
      { name: 'pipe', type: 'fifo' },
      { name: 'null', type: 'character-device' },
      { name: 'a.log', data: 'a' },
    ])
    const { skipped, files } = await walkAll(folder, tar)
    expect(skipped).toEqual([
      { path: 'vpxd.log', code: 'link', reason: 'link to vpxd-12.log' },
      { path: 'hard.log', code: 'link', reason: 'link to vpxd-12.log' },
      { path: 'pipe', code: 'no-file', reason: 'a named pipe, not a file' },
      { path: 'null', code: 'no-file', reason: 'a character device, not a file' },
    ])
    expect(files).toHaveLength(1)
  })

  it('reads long names of both kinds and keeps equal paths apart', async () => {
    const long = `${'folder-with-a-long-name/'.repeat(12)}ログ.log`
    const twice = [
      { name: 'a.log', data: 'first' },
      { name: './a.log', data: 'second' },
      { name: '/a.log', data: 'third' },
    ]
    const { files } = await walkAll(folder, await makeTar([{ name: long, data: 'x' }, ...twice]))
    expect(files.map(({ path, bytes }) => [path, bytes.toString()])).toEqual([
      [long, 'x'],
      ['a.log', 'first'],
      ['a.log (2)', 'second'],
      ['a.log (3)', 'third'],
    ])
  })

  it('goes on behind an end mark where archives were joined', async () => {
    const [one, two] = await Promise.all(['a', 'b'].map((name) => makeTar([{ name, data: name }])))
    for (const joined of [Buffer.concat([one!, two!]), Buffer.concat([gzipSync(one!), gzipSync(two!)])]) {
      const walked = await walkAll(folder, joined)
      expect(paths(walked)).toEqual(['a', 'b'])
      expect(walked.outcomes).toMatchObject([{ status: 'ok', reason: null }])
    }
    const padded = await walkAll(folder, Buffer.concat([one!, Buffer.alloc(5000), Buffer.from('no header')]))
    expect([paths(padded), padded.outcomes[0]?.status]).toEqual([['a'], 'ok'])
  })

  it('goes on behind a damaged header', async () => {
    const tar = await makeTar(['a', 'b', 'c'].map((name) => ({ name, data: name.repeat(600) })))
    tar.fill(0x55, 3 * 512, 4 * 512) // the header of b
    const { files, outcomes } = await walkAll(folder, tar)
    expect(paths({ files, outcomes, skipped: [], left: [] })).toEqual(['a', 'c'])
    expect(outcomes[0]).toMatchObject({
      status: 'partial',
      reason: expect.stringMatching(/bytes 1536 to 3072 are no part/),
    })
  })
})

describe('zip', () => {
  const data = 'line\n'.repeat(50)
  it('reads stored, deflated, zip64 and sizes behind the body', async () => {
    const zip = makeZip([
      { name: 'stored', data, stored: true },
      { name: 'deflated', data },
      { name: 'big', data, zip64: true },
      { name: 'behind', data, behind: true },
    ])
    const { files, outcomes } = await walkAll(folder, zip)
    expect(files.map(({ path, bytes }) => [path, bytes.toString() === data])).toEqual([
      ['stored', true],
      ['deflated', true],
      ['big', true],
      ['behind', true],
    ])
    expect(outcomes[0]).toMatchObject({ status: 'ok', reason: null })
  })

  it('says why an entry cannot be read and reads the rest', async () => {
    const zip = makeZip([
      { name: 'secret.log', data, encrypted: true },
      { name: 'odd.log', data, method: 9 },
      { name: 'link.log', data: 'vpxd-12.log', stored: true, mode: 0o120777 },
      { name: 'wrong.log', data, crc: 1 },
      { name: 'plain.log', data },
    ])
    const { files, skipped, outcomes } = await walkAll(folder, zip)
    expect(skipped).toEqual([
      { path: 'secret.log', code: 'password', reason: 'password-protected' },
      { path: 'odd.log', code: 'unsupported', reason: 'packed by method 9 (Deflate64), which is not read' },
      { path: 'link.log', code: 'link', reason: 'link to vpxd-12.log' },
    ])
    expect(files.map(({ path, damage }) => [path, damage])).toEqual([
      ['wrong.log', 'the checksum does not match: some of the text may be wrong'],
      ['plain.log', null],
    ])
    expect(outcomes[0]).toMatchObject({ status: 'partial', reason: expect.stringMatching(/^wrong\.log: the checksum/) })
  })

  it('takes names from Windows and in Shift_JIS, and never leaves its folder', async () => {
    const japanese = Buffer.from([0x83, 0x8d, 0x83, 0x4f, 0x5c, 0x95, 0x5c, 0x2e, 0x6c, 0x6f, 0x67])
    const names = ['..\\..\\evil.log', 'C:\\Logs\\vm.log', '/abs.log', 'nul\0.log', japanese]
    const { files } = await walkAll(folder, makeZip(names.map((name) => ({ name, data: 'x' }))))
    expect(files.map((file) => file.path)).toEqual([
      'evil.log',
      'C/Logs/vm.log',
      'abs.log',
      'nul\\x00.log',
      'ログ/表.log',
    ])
  })
})

describe('what a file is, is read from its bytes', () => {
  it('a zip named .txt, a tar named .tgz, a text named .gz, a tgz named .log', async () => {
    const tar = await makeTar([{ name: 'in.log', data: 'x' }])
    expect(paths(await walkAll(folder, makeZip([{ name: 'in.log', data: 'x' }]), { name: 'a.txt' }))).toEqual([
      'in.log',
    ])
    expect(paths(await walkAll(folder, tar, { name: 'a.tgz' }))).toEqual(['in.log'])
    expect(paths(await walkAll(folder, gzipSync(tar), { name: 'a.log' }))).toEqual(['in.log'])
    const text = await walkAll(folder, Buffer.from('text\n'), { name: 'a.gz' })
    expect(text.files[0]).toMatchObject({ path: 'a.gz', entry: { compression: 'none' } })
  })

  it('a packed log that is cut off is partly read', async () => {
    const { files, outcomes } = await walkAll(folder, gzipSync('text\n').subarray(0, -4), {
      name: '../a.log.gz',
      unpacked: true,
    })
    expect(files).toMatchObject([
      { path: 'a.log.gz', bytes: Buffer.from('text\n'), damage: expect.stringMatching(/too early/) },
    ])
    expect(outcomes[0]!.status).toBe('ok') // the file says it, the container is whole
  })

  it('packed logs stay packed; packed twice, once is taken off', async () => {
    const once = await walkAll(folder, gzipSync('text\n'), { name: 'a.log.gz', unpacked: true })
    expect(once.files[0]).toMatchObject({
      path: 'a.log.gz',
      bytes: Buffer.from('text\n'),
      entry: { compression: 'gzip' },
    })
    const twice = await walkAll(folder, gzipSync(gzipSync('text\n')), { name: 'a.gz.gz', unpacked: true })
    expect(twice.files[0]).toMatchObject({ bytes: Buffer.from('text\n'), entry: { compression: 'gzip' } })
  })

  it('archives of other kinds are named; packaged programs are one file', async () => {
    const magics = {
      'a.7z': "7z\xbc\xaf'\x1c",
      'b.rar': 'Rar!\x1a\x07\x01\0',
      'c.lz4': '\x04\x22\x4d\x18',
      'd.cpio': `070701${'0'.repeat(100)}`,
    }
    const foreign = Object.entries(magics).map(([name, magic]) => ({
      name,
      data: Buffer.from(magic.padEnd(600, '\0'), 'latin1'),
    }))
    const tar = await makeTar([...foreign, { name: 'lib.jar', data: makeZip([{ name: 'A.class', data: 'x' }]) }])
    const { files, skipped } = await walkAll(folder, tar)
    const reasonOf = (what: string) => `a ${what} archive, which is not read: unpack it and add what it holds`
    expect(skipped).toEqual([
      { path: 'a.7z', code: 'unsupported', reason: reasonOf('7-Zip') },
      { path: 'b.rar', code: 'unsupported', reason: reasonOf('RAR') },
      { path: 'c.lz4', code: 'unsupported', reason: reasonOf('LZ4') },
      { path: 'd.cpio', code: 'unsupported', reason: reasonOf('cpio') },
    ])
    expect(files.map((file) => file.path)).toEqual(['lib.jar'])
  })

  it('an empty upload is one empty file', async () => {
    const { files, outcomes } = await walkAll(folder, Buffer.alloc(0), { name: 'empty.tgz' })
    expect(files).toMatchObject([{ path: 'empty.tgz', bytes: Buffer.alloc(0) }])
    expect(outcomes[0]).toMatchObject({ status: 'ok', reason: null })
    const text = await walkAll(folder, Buffer.from('no archive\n'), { name: 'notes.zip' })
    expect(text.files).toMatchObject([{ path: 'notes.zip' }])
    expect(text.outcomes[0]).toMatchObject({ status: 'ok', reason: expect.stringMatching(/^named like an archive/) })
  })
})

describe('archives within archives', () => {
  it('have their own containers, in the order they were met; temporary files are removed', async () => {
    const tgz = gzipSync(await makeTar([{ name: 'esx-a-2020-01-02--03.04-5/var/log/hostd.log', data: 'h' }]))
    const inner = makeZip([
      { name: 'esx-a-2020-01-02--03.04-5.tgz', data: tgz },
      { name: 'note.txt', data: 'n' },
    ])
    const upload = await makeTar([
      { name: 'nested/inner.zip', data: inner },
      { name: 'last.log', data: 'l' },
    ])
    const { files, outcomes, left } = await walkAll(folder, upload, { name: 'export.tar' })
    expect(files.map(({ entry }) => [entry.container.id, entry.path])).toEqual([
      ['b3', 'var/log/hostd.log'],
      ['b2', 'note.txt'],
      ['b1', 'last.log'],
    ])
    expect(outcomes.map(({ container }) => container)).toEqual([
      { id: 'b1', parent: null, name: 'export.tar', path: '' },
      { id: 'b2', parent: 'b1', name: 'inner.zip', path: 'nested/inner.zip' },
      expect.objectContaining({
        id: 'b3',
        parent: 'b2',
        path: 'esx-a-2020-01-02--03.04-5.tgz',
        top: 'esx-a-2020-01-02--03.04-5',
      }),
    ])
    expect(left).toEqual([])
  })

  it('a damaged one does not hide its neighbours', async () => {
    const tgz = gzipSync(await makeTar([{ name: 'a.log', data: 'a'.repeat(5000) }]))
    const upload = await makeTar([
      { name: 'cut.tgz', data: tgz.subarray(0, tgz.length - 20) },
      { name: 'cut.zip', data: makeZip([{ name: 'z.log', data: 'z' }]).subarray(0, -30) },
      { name: 'b.log', data: 'b' },
    ])
    const { files, outcomes, left } = await walkAll(folder, upload)
    expect(files.map((file) => file.path)).toEqual(['a.log', 'z.log', 'b.log'])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['ok', 'partial', 'partial'])
    expect(left).toEqual([])
  })
})

describe('a folder', () => {
  it('of several unpacked bundles is one container for each', async () => {
    const names = ['esx-a-2020-01-02--03.04-5', 'vc-b-2020-01-02--03.04-6']
    const zip = makeZip([...names, ...names].map((name, i) => ({ name: `case/${name}/${i % 3}.log`, data: 'x' })))
    const { files, outcomes } = await walkAll(folder, zip, { name: 'case.zip' })
    expect(files.map(({ entry }) => [entry.container.id, entry.path])).toEqual([
      ['b1', '0.log'],
      ['b2', '1.log'],
      ['b1', '2.log'],
      ['b2', '0.log'],
    ])
    expect(outcomes.map(({ container }) => [container.top, container.path])).toEqual([
      [names[0], ''],
      [names[1], names[1]],
    ])
  })

  it('is walked by name, links are not followed, its archives are opened', async () => {
    const root = join(folder.path, 'upload-folder')
    await mkdir(join(root, 'vc-vc01-2026-03-12--04.00-22', 'var'), { recursive: true })
    await writeFile(join(root, 'vc-vc01-2026-03-12--04.00-22', 'var', 'a.log'), 'a')
    await writeFile(join(root, 'b.zip'), makeZip([{ name: 'in.log', data: 'x' }]))
    await symlink('/etc/passwd', join(root, 'c.log'))
    const { files, skipped, outcomes } = await walkAll(folder, root, { name: 'upload-folder' })
    expect(files.map(({ entry }) => [entry.container.id, entry.path])).toEqual([
      ['b2', 'in.log'],
      ['b1', 'var/a.log'],
    ])
    expect(skipped).toEqual([{ path: 'c.log', code: 'link', reason: 'link to /etc/passwd' }])
    expect(outcomes).toHaveLength(2)
  })
})
