import { constants, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Bundle, Investigation } from '@bundlescope/contract/bundle.ts'
import { readConfig } from '@bundlescope/server/config.ts'
import { buildIntake, type Intake } from '@bundlescope/server/uploads/intake.ts'
import { type KeptFile, putOnDisk } from '@bundlescope/server/uploads/keep.ts'
import { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { lockDataDir } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { reportHere } from '@bundlescope/store-sqlite/index/report-here.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { EXIT, type Terminal } from '../command.ts'
import { type Input, lookAt, sha256Of } from '../input.ts'
import { progressLine } from '../progress.ts'
import { SILENT } from '../silent-log.ts'

/**
 * Puts FILEs into an investigation of a data directory, which is this process's alone meanwhile. Resolves to the exit
 * code. `investigation`: its name or id; that of the first FILE otherwise.
 */
export async function ingestInto(
  dataDir: string | undefined,
  files: readonly string[],
  { investigation: wanted, threads }: { investigation: string | undefined; threads: number },
  terminal: Terminal,
): Promise<number> {
  const config = readConfig({
    ...terminal.env,
    ...(dataDir && { DATA_DIR: dataDir }),
    HOST: '',
    BUNDLESCOPE_EXAMPLE: 'none',
  })
  await mkdir(path.join(config.dataDir, 'spool'), { recursive: true })
  const unlock = lockDataDir(config.dataDir)
  const catalog = new Catalog(path.join(config.dataDir, 'catalog.sqlite'))
  // Nobody asks about events here.
  const store = { forget: async () => undefined, report: async (id: string) => reportHere(config.dataDir, id) }
  const intake = buildIntake({ config, catalog, store, ingest: ingestBundle, threads }, SILENT)
  try {
    const results: boolean[] = []
    let investigation: Investigation | undefined
    for (const file of files) {
      const input = await lookAt(file).catch((error: Error) => {
        terminal.err(`${file}: ${error.message}\n`)
        return null
      })
      if (!input) {
        results.push(false)
        continue
      }
      investigation ??= investigationFor(intake, wanted ?? input.name)
      results.push(await ingestOne(intake, config.dataDir, investigation.id, input, terminal))
    }
    if (results.every((done) => done)) return EXIT.done
    return results.includes(true) ? EXIT.failed : EXIT.nothingReadable
  } finally {
    await intake.queue.stop()
    catalog.close()
    unlock()
  }
}

function investigationFor({ investigations }: Intake, name: string): Investigation {
  const known = investigations.list().find((candidate) => candidate.id === name || candidate.name === name.trim())
  return known ?? investigations.create(name)
}

/** True when the bundle can be used afterwards. */
async function ingestOne(
  intake: Intake,
  dataDir: string,
  investigation: string,
  input: Input,
  terminal: Terminal,
): Promise<boolean> {
  const line = progressLine(terminal, input.name)
  // In the spool, where a server that starts removes what a killed ingest has left.
  const copies = await mkdtemp(path.join(dataDir, 'spool', 'ingest-'))
  try {
    const { sha256, files } = await hashAndCopy(input, copies, intake.keeper)
    const kept = await intake.keeper.keep({ investigation, name: input.name, sha256, bytes: input.bytes, files })
    const bundle = await settled(intake, investigation, kept.bundle, line.update, terminal.signal)
    const known = kept.recognised ? 'these bytes were known; ' : ''
    line.end(`${known}${bundle.state}, ${bundle.totals.events} events${bundle.message ? `; ${bundle.message}` : ''}`)
    if (bundle.state !== 'failed') terminal.out(`${bundle.id}\t${bundle.state}\t${input.path}\n`)
    return bundle.state !== 'failed'
  } finally {
    await rm(copies, { recursive: true, force: true })
  }
}

/** Both at once, but for what is perhaps known, which would be copied in vain. Nobody else writes to the copies. */
async function hashAndCopy(
  input: Input,
  folder: string,
  keeper: Intake['keeper'],
): Promise<{ sha256: string; files: KeptFile[] }> {
  if (!keeper.mayHold(input.bytes)) {
    const [sha256, files] = await Promise.all([sha256Of(input), copyInto(folder, input)])
    return { sha256, files }
  }
  const sha256 = await sha256Of(input)
  return { sha256, files: keeper.holds(sha256.slice(0, 16)) ? [] : await copyInto(folder, input) }
}

/** Resolves when the copies are on disk, so that keeping them takes no time. */
async function copyInto(folder: string, input: Input): Promise<KeptFile[]> {
  const files = input.inside?.map((each) => ({ from: path.join(input.path, each), to: `${input.name}/${each}` }))
  const kept: KeptFile[] = []
  for (const [i, { from, to }] of (files ?? [{ from: input.path, to: input.name }]).entries()) {
    const copy = path.join(folder, String(i))
    await copyFile(from, copy, constants.COPYFILE_FICLONE)
    await putOnDisk(copy)
    kept.push({ from: copy, to })
  }
  return kept
}

/** Resolves once the bundle is neither waiting nor being read. */
function settled(
  intake: Intake,
  investigation: string,
  id: string,
  onProgress: (progress: NonNullable<Bundle['progress']>) => void,
  signal: AbortSignal,
): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const bundle = intake.investigations.get(investigation).bundles.find((held) => held.id === id)
      if (!bundle || bundle.state === 'received' || bundle.state === 'ingesting') return
      end()
      resolve(bundle)
    }
    const stop = intake.live.subscribe((event) => {
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
