import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { chooseFiles, fileRows } from './file-rows.ts'

const file = (path: string, over: Partial<BundleFile> = {}): BundleFile => ({
  bundle: 'a',
  member: 'b1',
  path,
  kind: 'log',
  format: 'vpxd',
  status: 'ok',
  reason: null,
  detection: null,
  bytes: 1,
  lines: 1,
  events: 1,
  continuationLines: 0,
  unparsedLines: 0,
  firstTime: null,
  lastTime: null,
  timeZone: null,
  ...over,
})
const files = [
  file('var/log/vpxd-10.log'),
  file('var/log/vpxd-2.log', { status: 'partial', reason: 'gzip data ends early' }),
  file('etc/hosts', { kind: 'config', format: null }),
  file('core.bin', { kind: 'other', format: null, status: 'skipped', reason: 'binary data', member: 'b2' }),
]
const english = (text: string) => text
const paths = (list: BundleFile[]) => list.map(({ path }) => path)

describe('the files shown', () => {
  it('are chosen by status', () => {
    expect(paths(chooseFiles(files, 'log', '', english))).toEqual(['var/log/vpxd-10.log', 'var/log/vpxd-2.log'])
    expect(paths(chooseFiles(files, 'skipped', '', english))).toEqual(['core.bin'])
  })

  it('are chosen by words in path, format or reason', () => {
    expect(paths(chooseFiles(files, 'all', 'VPXD early', english))).toEqual(['var/log/vpxd-2.log'])
    expect(paths(chooseFiles(files, 'all', 'binary data', english))).toEqual(['core.bin'])
  })

  it('are chosen by a reason as it reads in another language', () => {
    const readings = (text: string) => (text === 'binary data' ? `${text}\nバイナリ` : text)
    expect(paths(chooseFiles(files, 'all', 'バイナリ', readings))).toEqual(['core.bin'])
    expect(paths(chooseFiles(files, 'all', 'binary', readings))).toEqual(['core.bin'])
  })

  it('stand under their bundle, numbers in their order', () => {
    const rows = fileRows(files, [])
    expect(rows.map((row) => (row.kind === 'head' ? `${row.name} ${row.files}` : row.file.path))).toEqual([
      'a 3',
      'etc/hosts',
      'var/log/vpxd-2.log',
      'var/log/vpxd-10.log',
      'a 1',
      'core.bin',
    ])
  })
})
