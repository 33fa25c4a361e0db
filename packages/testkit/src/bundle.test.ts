import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundle, directory, encrypted, gz, link } from './bundle.ts'
import { type TemporaryDirectory, temporaryDirectory } from './temporary.ts'

let place: TemporaryDirectory
beforeEach(async () => {
  place = await temporaryDirectory()
})
afterEach(() => place.remove())

/** Unpacks with the system's tar: an opinion of what a tar is that is not ours. */
function untar(bytes: Buffer): string {
  const target = path.join(place.path, 'out')
  mkdirSync(target)
  writeFileSync(path.join(place.path, 'a.tar'), bytes)
  execFileSync('tar', ['-C', target, '-xf', path.join(place.path, 'a.tar')])
  return target
}

const LONG = `top/${'x'.repeat(150)}/${'y'.repeat(90)}.log`

test.each(['pax', 'gnu'] as const)('a tar with %s long names is what tar expects', (longNames) => {
  const inner = bundle({ 'inner.log': 'deep\n' }).tgz()
  const files = {
    'top/a.log': 'one\n',
    [LONG]: 'long\n',
    'top/empty': '',
    'top/dir': directory(),
    'top/l': link('a.log'),
    'top/in.tgz': inner,
  }
  const out = untar(bundle(files).tar({ longNames }))
  expect(readFileSync(path.join(out, 'top/a.log'), 'utf8')).toBe('one\n')
  expect(readFileSync(path.join(out, LONG), 'utf8')).toBe('long\n')
  expect(readFileSync(path.join(out, 'top/empty')).length).toBe(0)
  expect(readdirSync(path.join(out, 'top/dir'))).toEqual([])
  expect(readlinkSync(path.join(out, 'top/l'))).toBe('a.log')
  expect(readFileSync(path.join(out, 'top/in.tgz')).equals(inner)).toBe(true)
})

test('the same files give the same bytes', () => {
  const make = () => bundle({ 'a.log': 'x', 'b.log.gz': gz('y') })
  expect(make().tgz().equals(make().tgz())).toBe(true)
  expect(make().zip().equals(make().zip())).toBe(true)
  expect(gunzipSync(make().tgz()).equals(make().tar())).toBe(true)
})

/** Reads a zip with Python's zipfile, where there is a Python. */
function zipListing(bytes: Buffer): [name: string, size: number, encrypted: boolean, text: string][] {
  const file = path.join(place.path, 'a.zip')
  writeFileSync(file, bytes)
  const script = `import zipfile,json,sys
z=zipfile.ZipFile(sys.argv[1])
print(json.dumps([[i.filename,i.file_size,bool(i.flag_bits&1),'' if i.flag_bits&1 else z.read(i).decode()] for i in z.infolist()]))`
  return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }))
}

const python = (() => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
})()

test.skipIf(!python).each([{}, { streamed: true }, { stored: true }])(
  'a zip (%j) is what Python expects (skipped without python3)',
  (options) => {
    const files = [
      ['a.log', 'one\n'],
      ['日本語.log', 'two\n'],
      ['a.log', 'again\n'],
      ['../up.log', 'hostile\n'],
      ['secret', encrypted('????')],
    ] as const
    expect(zipListing(bundle(files).zip(options))).toEqual([
      ['a.log', 4, false, 'one\n'],
      ['日本語.log', 4, false, 'two\n'],
      ['a.log', 6, false, 'again\n'],
      ['../up.log', 8, false, 'hostile\n'],
      ['secret', 4, true, ''],
    ])
  },
)

test('a folder takes plain files only', async () => {
  await bundle({ 'a/b.log': 'x' }).folder(place.path)
  expect(readFileSync(path.join(place.path, 'a/b.log'), 'utf8')).toBe('x')
  await expect(bundle({ '../out.log': 'x' }).folder(place.path)).rejects.toThrow('inside the folder')
  await expect(bundle({ l: link('b') }).folder(place.path)).rejects.toThrow('only plain files')
})
