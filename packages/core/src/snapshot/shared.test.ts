import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../bundle/entry.ts'
import { unpack } from '../bundle/unpack.ts'
import { walk } from '../bundle/walk.ts'
import { recogniseSnapshots } from './recognise.ts'

// Real and realistic files lie beside the project, not in it (many have no licence to be copied): see CONTRIBUTING.
const SHARED = join(import.meta.dirname, '../../../../../shared')

/** `esxi-connections socket 6`: parser, kind and rows of everything that a text holds. */
const summary = (text: string, path: string): string =>
  recogniseSnapshots(text, path)
    .map(({ parser, kind, rows }) => `${parser} ${kind} ${rows.length}`)
    .join(', ') || '-'

describe.skipIf(!existsSync(join(SHARED, 'scenarios')))('the scenarios (skipped without ../shared/scenarios)', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'bundlescope-snapshot-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it('every file is taken for what the kept table says: outputs and settings, and no log', async () => {
    const table: string[] = []
    for (const file of filesBelow(join(SHARED, 'scenarios')).filter((name) => /\.(?:zip|tgz)$/.test(name))) {
      await walk(
        join(SHARED, 'scenarios', file),
        file.slice(file.lastIndexOf('/') + 1),
        {
          async file({ container, path, compression }, body) {
            const pieces: Buffer[] = []
            for await (const piece of unpack(body, compression)) pieces.push(piece)
            table.push(`${file}\t${container.id}/${path}\t${summary(Buffer.concat(pieces).toString('utf8'), path)}`)
          },
          skipped: () => {},
        },
        { limits: DEFAULT_LIMITS, scratch },
      )
    }
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./scenarios.golden.tsv')
    for (const row of table.filter((line) => /\/commands\/|\.vmx\t|esx\.conf\t/.test(line) && !/journalctl/.test(line)))
      expect(row).not.toMatch(/\t-$/)
    for (const row of table.filter((line) => /\.log\b|journalctl/.test(line))) expect(row).toMatch(/\t-$/)
  })
})

describe.skipIf(!existsSync(join(SHARED, 'corpus')))('the corpus (skipped without ../shared/corpus)', () => {
  it('holds the outputs that the kept table says, and no log is taken for one', async () => {
    const table = filesBelow(join(SHARED, 'corpus'))
      .filter((name) => !/\.(?:tsv|gz)$/.test(name))
      .map((name) => `${name}\t${summary(readFileSync(join(SHARED, 'corpus', name), 'utf8'), name)}`)
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./corpus.golden.tsv')
  })
})

/** Paths of the files below a folder, sorted. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted()
