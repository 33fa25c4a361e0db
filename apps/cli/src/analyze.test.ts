import { readdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { checkGolden } from '@bundlescope/testkit/golden.ts'
import { type TemporaryDirectory, temporaryDirectory } from '@bundlescope/testkit/temporary.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisDocument } from './analysis/document.ts'
import { SAMPLES } from './sample-bundles.ts'
import { bundlescope } from './testing.ts'

const GOLDEN = path.resolve(import.meta.dirname, '../golden')
const EXAMPLE = path.resolve(import.meta.dirname, '../../server/example/order-database-power-on.tgz')

let place: TemporaryDirectory
beforeAll(async () => {
  place = await temporaryDirectory()
  for (const [name, bytes] of Object.entries(SAMPLES)) await writeFile(path.join(place.path, name), bytes())
})
afterAll(() => place.remove())

async function analyze(...args: string[]): Promise<AnalysisDocument> {
  const { code, out, err } = await bundlescope(['analyze', ...args])
  expect(code, err).toBe(0)
  return JSON.parse(out)
}

/**
 * Compressed bytes differ between machines, and with them hashes; why a format was chosen names its rivals, so that it
 * would change with every format added, and as the list of checks with every rule.
 */
function steady({ bundles, files, checks, ...rest }: AnalysisDocument): unknown {
  return {
    found: checks.filter(({ outcome }) => outcome === 'found').map(({ rule }) => rule),
    ...rest,
    bundles: bundles.map((bundle) => ({ ...bundle, sha256: bundle.sha256 && '…' })),
    files: files.map(({ detection: _, ...file }) => file),
  }
}

describe('golden analyses', () => {
  test('the example', async () => {
    await checkGolden(path.join(GOLDEN, 'example.json'), steady(await analyze(EXAMPLE)))
  })

  test.each(Object.keys(SAMPLES))('%s', async (name) => {
    await checkGolden(path.join(GOLDEN, `${name}.json`), steady(await analyze(path.join(place.path, name))))
  })

  test('every line is an event, a continuation, or counted as unparsed', async () => {
    for (const name of await readdir(GOLDEN)) {
      const { totals, files } = JSON.parse(await readFile(path.join(GOLDEN, name), 'utf8')) as AnalysisDocument
      for (const each of [totals, ...files.filter(({ kind }) => kind === 'log')]) {
        expect(each.events + each.continuationLines + each.unparsedLines, name).toBe(each.lines)
      }
    }
  })
})

test('several FILEs become one document, ids counted over all of them', async () => {
  const { bundles, sources, files } = await analyze(
    path.join(place.path, 'vpxd-12.log'),
    path.join(place.path, 'ds_agent.log'),
  )
  expect(bundles.map(({ id, name }) => [id, name])).toEqual([
    ['b1', 'vpxd-12.log'],
    ['b2', 'ds_agent.log'],
  ])
  expect(sources.map(({ id, bundle, name }) => [id, bundle, name])).toEqual([
    ['s1', 'b1', 'vpxd'],
    ['s2', 'b2', 'ds_agent'],
  ])
  expect(files.map(({ bundle }) => bundle)).toEqual(['b1', 'b2'])
})

test('one FILE that cannot be read does not hide the other', async () => {
  const { code, out, err } = await bundlescope([
    'analyze',
    path.join(place.path, 'absent.tgz'),
    path.join(place.path, 'vpxd-12.log'),
  ])
  expect(code).toBe(0)
  expect(err).toContain('absent.tgz: no such file or folder')
  expect((JSON.parse(out) as AnalysisDocument).bundles).toHaveLength(1)
})

test('nothing readable ends with 2, wrong usage with 64', async () => {
  const empty = path.join(place.path, 'empty.log')
  await writeFile(empty, '')
  expect((await bundlescope(['analyze', empty])).code).toBe(2)
  expect((await bundlescope(['analyze', path.join(place.path, 'absent')])).code).toBe(2)
  for (const args of [
    ['analyze'],
    ['analyze', '--format', 'xml', empty],
    ['analyze', '--nonsense', empty],
    ['guess'],
    [],
  ]) {
    expect((await bundlescope(args)).code, args.join(' ')).toBe(64)
  }
})

test('Markdown, in both languages, written to a file', async () => {
  const out = path.join(place.path, 'out.md')
  const log = path.join(place.path, 'esxi8.tar')
  expect((await bundlescope(['analyze', '--format', 'md', '-o', out, log])).out).toBe('')
  const english = await readFile(out, 'utf8')
  expect(english).toContain('## Operations: 1 started, 1 failed')
  expect(english.indexOf('## What was found')).toBeLessThan(english.indexOf('## Operations'))
  expect(english).toContain('- Reason: The VM is busy')
  const japanese = (await bundlescope(['analyze', '--format', 'md', '--lang', 'ja', log])).out
  expect(japanese).toContain('## オペレーション: 開始 1 件、失敗 1 件')
})

test('HTML is one file without scripts', async () => {
  const { out } = await bundlescope([
    'analyze',
    '--format',
    'html',
    '--zone',
    'Asia/Tokyo',
    path.join(place.path, 'esxi8.tar'),
  ])
  expect(out).toMatch(/^<!doctype html>/)
  expect(out).toContain('<svg')
  expect(out).not.toContain('<script')
  expect(out).toMatch(/UTC = \d\d:\d\d/)
})

test.each(['', 'serve', 'ingest', 'analyze', 'report', 'formats', 'bench'])('%s --help', async (command) => {
  const { code, out } = await bundlescope([...(command ? [command] : []), '--help'])
  expect(code).toBe(0)
  expect(out).toContain(`npm run -s bundlescope -- ${command || '<command>'}`)
})

test('nothing stays in the temporary folder', async () => {
  const temporary = await temporaryDirectory()
  await bundlescope(['analyze', path.join(place.path, 'odd.zip')], { TMPDIR: temporary.path })
  await bundlescope(['analyze', path.join(place.path, 'absent')], { TMPDIR: temporary.path })
  expect(await readdir(temporary.path)).toEqual([])
  expect(os.tmpdir()).not.toBe(temporary.path)
  await temporary.remove()
})
