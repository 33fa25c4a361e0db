import { constants, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Bundle, Investigation } from '@bundlescope/contract/bundle.ts'
import { readConfig } from '@bundlescope/server/config.ts'
import { buildServices, type Services } from '@bundlescope/server/services.ts'
import type { KeptFile } from '@bundlescope/server/uploads/keep.ts'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { lockDataDir } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { expectNoUpload, expectUpload } from '@bundlescope/store-sqlite/ingest/crew.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { type Input, lookAt, sha256Of } from '../input.ts'
import { progressLine } from '../progress.ts'
import { SILENT } from '../silent-log.ts'

export const ingest: Command = {
  name: 'ingest',
  summary: 'put bundles into a data directory, for a server to show',
  help: `Puts support bundles, folders and plain logs into a data directory, as dropping them on the page does, without a server.

Usage: npm run -s bundlescope -- ingest FILE... [--data DIR] [--investigation NAME]

  --data DIR            the data directory (default: DATA_DIR, or ./data)
  --investigation NAME  name or id of the investigation they belong to; made when there is none
                        (default: the name of the first FILE)

The bytes are copied; the same bytes again are recognised. A server that has this data directory open must be stopped first.
Exit codes: 0 all ingested, 1 something was not, 2 nothing readable, 64 wrong usage.
`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, investigation: { type: 'string' } },
    })
    const [first] = positionals
    if (first === undefined) throw new UsageError('name at least one FILE: a bundle, a folder or a log')
    const config = readConfig({
      ...terminal.env,
      ...(values.data && { DATA_DIR: values.data }),
      HOST: '',
      BUNDLESCOPE_EXAMPLE: 'none',
    })
    await mkdir(path.join(config.dataDir, 'spool'), { recursive: true })
    const unlock = lockDataDir(config.dataDir)
    const catalog = new Catalog(path.join(config.dataDir, 'catalog.sqlite'))
    const store = openEventStore({ dataDir: config.dataDir })
    const threads = Math.max(1, os.availableParallelism())
    // They start while the file is hashed and copied.
    expectUpload(threads)
    const services = buildServices({ config, catalog, store, ingest: ingestBundle, threads }, SILENT)
    try {
      const results: boolean[] = []
      let investigation: Investigation | undefined
      for (const file of positionals) {
        const input = await lookAt(file).catch((error: Error) => {
          terminal.err(`${file}: ${error.message}\n`)
          return null
        })
        if (!input) {
          results.push(false)
          continue
        }
        investigation ??= investigationFor(services, values.investigation ?? input.name)
        results.push(await ingestOne(services, investigation.id, input, terminal))
      }
      if (results.every((done) => done)) return EXIT.done
      return results.includes(true) ? EXIT.failed : EXIT.nothingReadable
    } finally {
      await services.queue.stop()
      await expectNoUpload()
      await store.close()
      catalog.close()
      unlock()
    }
  },
}

function investigationFor({ investigations }: Services, name: string): Investigation {
  const known = investigations.list().find((candidate) => candidate.id === name || candidate.name === name.trim())
  return known ?? investigations.create(name)
}

/** True when the bundle can be used afterwards. */
async function ingestOne(
  services: Services,
  investigation: string,
  input: Input,
  terminal: Terminal,
): Promise<boolean> {
  const line = progressLine(terminal, input.name)
  const sha256 = await sha256Of(input)
  const copies = await mkdtemp(path.join(services.config.dataDir, 'incoming-'))
  try {
    const files = services.catalog.bundle(sha256.slice(0, 16)) ? [] : await copyInto(copies, input)
    const kept = await services.keeper.keep({ investigation, name: input.name, sha256, bytes: input.bytes, files })
    const bundle = await settled(services, investigation, kept.bundle, line.update, terminal.signal)
    const known = kept.recognised ? 'these bytes were known; ' : ''
    line.end(`${known}${bundle.state}, ${bundle.totals.events} events${bundle.message ? `; ${bundle.message}` : ''}`)
    if (bundle.state !== 'failed') terminal.out(`${bundle.id}\t${bundle.state}\t${input.path}\n`)
    return bundle.state !== 'failed'
  } finally {
    await rm(copies, { recursive: true, force: true })
  }
}

/** Copies that nobody else writes to: the server links what it keeps. */
async function copyInto(folder: string, input: Input): Promise<KeptFile[]> {
  const files = input.inside?.map((each) => ({ from: path.join(input.path, each), to: `${input.name}/${each}` }))
  const kept: KeptFile[] = []
  for (const [i, { from, to }] of (files ?? [{ from: input.path, to: input.name }]).entries()) {
    const copy = path.join(folder, String(i))
    await copyFile(from, copy, constants.COPYFILE_FICLONE)
    kept.push({ from: copy, to })
  }
  return kept
}

/** Resolves once the bundle is neither waiting nor being read. */
function settled(
  services: Services,
  investigation: string,
  id: string,
  onProgress: (progress: NonNullable<Bundle['progress']>) => void,
  signal: AbortSignal,
): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const bundle = services.investigations.get(investigation).bundles.find((held) => held.id === id)
      if (!bundle || bundle.state === 'received' || bundle.state === 'ingesting') return
      end()
      resolve(bundle)
    }
    const stop = services.live.subscribe((event) => {
      if (event.type === 'progress') onProgress(event.progress)
      else look()
    })
    const giveUp = () => {
      end()
      reject(signal.reason)
    }
    const end = () => {
      stop()
      signal.removeEventListener('abort', giveUp)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    else look()
  })
}
