import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTree, fileKey } from './build.ts'
import { chooseFiles } from './choose.ts'
import { fileSpan } from './file-span.ts'
import { rowsOf } from './rows.ts'

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
  file('var/log/vpxd-2.log', { status: 'partial', reason: 'gzip data ends early', lines: 9, unparsedLines: 3 }),
  file('etc/hosts', { kind: 'config', format: null }),
  file('core.bin', { kind: 'other', format: null, status: 'skipped', reason: 'binary data', member: 'b2' }),
]
const english = (text: string) => text
const paths = (list: BundleFile[]) => list.map(({ path }) => path)
const outline = (list: BundleFile[], open = true) =>
  rowsOf(buildTree(list, []), (_, level) => level === 1 || open).map(
    ({ node, level }) => `${'  '.repeat(level - 1)}${node.name}`,
  )

describe('the files shown', () => {
  it('are chosen by kind, by status, and by lines that were not understood', () => {
    expect(paths(chooseFiles(files, 'log', '', english))).toEqual(['var/log/vpxd-10.log', 'var/log/vpxd-2.log'])
    expect(paths(chooseFiles(files, 'config', '', english))).toEqual(['etc/hosts'])
    expect(paths(chooseFiles(files, 'skipped', '', english))).toEqual(['core.bin'])
    expect(paths(chooseFiles(files, 'unknown', '', english))).toEqual(['var/log/vpxd-2.log'])
  })

  it('are chosen by words in path, format or reason, in any language', () => {
    const readings = (text: string) => (text === 'binary data' ? `${text}\nバイナリ` : text)
    expect(paths(chooseFiles(files, 'all', 'VPXD early', english))).toEqual(['var/log/vpxd-2.log'])
    expect(paths(chooseFiles(files, 'all', 'バイナリ', readings))).toEqual(['core.bin'])
    expect(paths(chooseFiles(files, 'all', 'binary', readings))).toEqual(['core.bin'])
  })
})

describe('the tree', () => {
  it('has folders first and numbers in their order; a folder that only holds a folder is one row with it', () => {
    expect(outline(files)).toEqual([
      'a',
      '  etc',
      '    hosts',
      '  var/log',
      '    vpxd-2.log',
      '    vpxd-10.log',
      'a',
      '  core.bin',
    ])
  })

  it('leaves out what is folded', () => {
    expect(outline(files, false)).toEqual(['a', '  etc', '  var/log', 'a', '  core.bin'])
  })

  it('adds up what its folders hold', () => {
    const [bundle] = buildTree(files, [])
    expect(bundle?.sums).toEqual({ files: 3, bytes: 3, lines: 11, events: 3, unparsedLines: 3, wrong: 1 })
    expect(bundle?.children().map((node) => node.kind !== 'file' && node.sums.files)).toEqual([1, 2])
  })

  it('holds every file once, under keys of its own', () => {
    const name = fc.constantFrom('a', 'b', 'c.log', '', '..', 'ü')
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.array(path), (list) => {
        const rows = rowsOf(
          buildTree(
            list.map((each) => file(each)),
            [],
          ),
          () => true,
        )
        const leaves = rows.flatMap(({ node }) => (node.kind === 'file' ? [node.file.path] : []))
        expect(leaves.toSorted()).toEqual(list.toSorted())
        expect(new Set(rows.map(({ node }) => node.key)).size).toBe(rows.length)
        for (const { node, parent } of rows) {
          const above = rows[parent]?.node
          expect(node.kind === 'bundle' ? above : above?.kind !== 'file').toBe(
            node.kind === 'bundle' ? undefined : true,
          )
        }
      }),
    )
  })

  it('knows a file by the key that the address gives', () => {
    const rows = rowsOf(buildTree(files, []), () => true)
    expect(rows.some(({ node }) => node.key === fileKey(files[0]!))).toBe(true)
  })
})

describe('the span of a file', () => {
  it('names the year once', () => {
    expect(fileSpan({ firstTime: '2024-05-13T06:00:59Z', lastTime: '2024-05-14T06:07:00Z' })).toBe(
      '2024-05-13 06:00 – 05-14 06:07',
    )
    expect(fileSpan({ firstTime: '2023-12-31T23:00:00Z', lastTime: '2024-01-01T06:07:00Z' })).toBe(
      '2023-12-31 23:00 – 2024-01-01 06:07',
    )
    expect(fileSpan({ firstTime: null, lastTime: null })).toBe('')
  })
})
