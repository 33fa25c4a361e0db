import { mkdir, readdir, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { analyse } from '@bundlescope/core/rules/analyse.ts'
import type { EventStore, Scope } from '@bundlescope/core/store/port.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { expectNoUpload } from '@bundlescope/store-sqlite/ingest/crew.ts'
import { ingestBundle, removeIndex } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { indexPath } from '@bundlescope/store-sqlite/paths.ts'
import type { Terminal } from '../command.ts'
import { median, medianMs } from './median.ts'
import { chooseProbes, type Probe } from './probes.ts'
import { findProgram, runProgram } from './program.ts'

const count = (value: number) => new Intl.NumberFormat('en').format(value)

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
/** Whole ingests are long: fewer of them than questions. */
const INGESTS = 3

export interface Timing {
  what: string
  ms: number
  /** The same work done by another program; null when it was not run. */
  peer: { name: string; ms: number } | null
}

export interface Figures {
  file: { name: string; bytes: number }
  text: { bytes: number; events: number }
  /** Of the whole command; `nextMs`: by threads that have read a bundle before, as in a server. */
  ingest: { ms: number; nextMs: number; peakBytes: number | null; lnavMs: number | null }
  /** All rules and operations of the bundle. */
  conclusionsMs: number
  storeBytes: number
  questions: Timing[]
}

export async function measure(
  file: string,
  folder: string,
  options: { peers: boolean; runs: number },
  terminal: Terminal,
): Promise<Figures> {
  const lnav = options.peers ? findProgram('lnav', terminal.env.PATH) : null
  const rg = options.peers ? findProgram('rg', terminal.env.PATH) : null
  if (options.peers && !lnav) terminal.err('lnav is not installed: no figures of it.\n')
  if (options.peers && !rg) terminal.err('ripgrep (rg) is not installed: no figures of it.\n')

  const ingests = await ingestOften(file, folder, lnav, terminal)
  const { bundle, dataDir } = ingests
  const tree = rg ? await unpack(file, path.join(folder, 'tree'), terminal) : null

  terminal.err('Asking …\n')
  const store = openEventStore({ dataDir })
  try {
    const report = await store.report(bundle)
    const started = performance.now()
    await analyse(store, [bundle], [report])
    const conclusionsMs = performance.now() - started
    const probes = await chooseProbes(store, bundle, options.runs)
    const search = (scope: Scope) => Promise.all([firstPage(store, scope), store.timeline(scope, 120)])
    const ask = async (
      what: string,
      runs: (() => Promise<unknown>)[],
      peer: Timing['peer'] = null,
    ): Promise<Timing[]> => {
      terminal.signal.throwIfAborted()
      return runs.length === 0 ? [] : [{ what, ms: await medianMs(runs), peer }]
    }
    /** The same searches with `rg -z`, of which a few are enough. */
    const grep = async (asked: readonly Probe[], fixed: boolean): Promise<Timing['peer']> => {
      if (!rg || !tree || asked.length === 0) return null
      const args = ['-z', '-c', '-i', '--no-messages', ...(fixed ? ['-F'] : [])]
      const runs = asked.slice(0, 3).map(
        ({ text }) =>
          () =>
            runProgram(rg, [...args, '-e', text, tree], terminal.env),
      )
      return { name: 'rg -z', ms: await medianMs(runs) }
    }
    const searches = async (what: string, asked: readonly Probe[], fixed: boolean) =>
      ask(
        `${what}, e.g. \`${asked[0]?.text}\``,
        asked.map(
          ({ scope }) =>
            () =>
              search(scope),
        ),
        await grep(asked, fixed),
      )
    const hits = (asked: readonly { total: number }[]) => {
      const totals = asked.map(({ total }) => total)
      return `${count(Math.min(...totals))} to ${count(Math.max(...totals))} hits`
    }
    await search(probes.all)
    const questions = [
      await searches(`search, rare tokens (${hits(probes.rare)})`, probes.rare, true),
      await searches(`search, frequent tokens (${hits(probes.frequent)})`, probes.frequent, true),
      await searches('substring', probes.substrings, true),
      await searches('regular expression over words', probes.wordExpressions, false),
      await searches('regular expression over identifiers', probes.identifierExpressions, false),
      await ask(
        'zoom to a tenth of the time: page, histogram, facets',
        probes.zooms.map(
          (zoom) => () => Promise.all([firstPage(store, zoom), store.timeline(zoom, 120), store.facets(zoom, 12)]),
        ),
      ),
      await ask(
        'pivot to an operation over all sources',
        probes.operations.map(
          ({ text, scope }) =>
            () =>
              Promise.all([store.family([bundle], text), firstPage(store, scope)]),
        ),
      ),
      await ask(
        'reopening: overview and first page, readers started anew',
        probes.zooms.map(() => () => reopen(dataDir, bundle, probes.all)),
      ),
    ].flat()
    return {
      file: { name: path.basename(file), bytes: (await stat(file)).size },
      text: { bytes: report.totals.bytes, events: report.totals.events },
      ingest: ingests.figures,
      conclusionsMs,
      storeBytes: (await stat(indexPath(dataDir, bundle))).size,
      questions,
    }
  } finally {
    await store.close()
  }
}

/** Ingests through the command line, each time into a new data directory; the last one is kept for the questions. */
async function ingestOften(file: string, folder: string, lnav: string | null, terminal: Terminal) {
  const own: number[] = []
  const peak: number[] = []
  const theirs: number[] = []
  let bundle = ''
  let dataDir = ''
  for (let i = 1; i <= INGESTS; i++) {
    terminal.signal.throwIfAborted()
    terminal.err(`Ingest ${i} of ${INGESTS} …\n`)
    dataDir = path.join(folder, `data-${i}`)
    const ran = await runProgram(process.execPath, [MAIN, 'ingest', '--data', dataDir, file], terminal.env)
    if (ran.code !== 0) throw new Error(`the ingest of ${file} ended with exit code ${ran.code}`)
    bundle = ran.out.split('\t')[0]!
    own.push(ran.ms)
    if (ran.peakBytes !== null) peak.push(ran.peakBytes)
    if (lnav) theirs.push(await lnavMs(lnav, file, path.join(folder, `lnav-${i}`), terminal))
  }
  const figures = {
    ms: median(own),
    nextMs: await nextIngestMs(file, folder, terminal),
    peakBytes: peak.length > 0 ? Math.max(...peak) : null,
    lnavMs: theirs.length > 0 ? median(theirs) : null,
  }
  return { bundle, dataDir, figures }
}

/** Two ingests in this process, in which the threads that read the first also read the second. */
async function nextIngestMs(file: string, folder: string, terminal: Terminal): Promise<number> {
  let ms = 0
  for (const which of ['first', 'next']) {
    const index = path.join(folder, which, 'index.sqlite')
    const started = performance.now()
    await ingestBundle({ path: file, name: path.basename(file) }, index, {
      bundle: which,
      threads: Math.max(1, os.availableParallelism()),
      limits: DEFAULT_LIMITS,
      signal: terminal.signal,
    })
    ms = performance.now() - started
    removeIndex(index)
  }
  await expectNoUpload()
  return ms
}

/** lnav keeps what it unpacked in the temporary directory: each run gets an empty one, so that it starts from the archive. */
async function lnavMs(lnav: string, file: string, scratch: string, terminal: Terminal): Promise<number> {
  await mkdir(scratch, { recursive: true })
  const args = ['-n', '-c', ';select count(*) from all_logs', file]
  return (await runProgram(lnav, args, { ...terminal.env, TMPDIR: scratch })).ms
}

/** The archive as a person would search it with grep; archives within it are unpacked one level. */
async function unpack(file: string, tree: string, terminal: Terminal): Promise<string | null> {
  await mkdir(tree, { recursive: true })
  const { code } = await runProgram('tar', ['-C', tree, '-xf', file], terminal.env)
  for (const name of await readdir(tree)) {
    if (/\.(tgz|tar)$/.test(name)) await runProgram('tar', ['-C', tree, '-xf', path.join(tree, name)], terminal.env)
  }
  return code === 0 ? tree : null
}

function firstPage(store: EventStore, scope: Scope) {
  return store.page(scope, { at: 'offset', offset: 0 }, 200)
}

async function reopen(dataDir: string, bundle: string, scope: Scope): Promise<void> {
  const store = openEventStore({ dataDir })
  try {
    await Promise.all([store.report(bundle), firstPage(store, scope)])
  } finally {
    await store.close()
  }
}
