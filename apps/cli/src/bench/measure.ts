import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EventStore, Scope } from '@bundlescope/core/store/port.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { indexPath } from '@bundlescope/store-sqlite/paths.ts'
import type { Terminal } from '../command.ts'
import { median, medianMs } from './median.ts'
import { chooseProbes } from './probes.ts'
import { findProgram, runProgram } from './program.ts'

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
  ingest: { ms: number; peakBytes: number | null; lnavMs: number | null }
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
    const probes = await chooseProbes(store, bundle)
    const grep = async (...args: string[]) => {
      if (!rg || !tree) return null
      const ms = await medianMs(3, () =>
        runProgram(rg, ['-z', '-c', '--no-messages', '-i', ...args, tree], terminal.env),
      )
      return { name: 'rg -z', ms }
    }
    const ask = async (what: string, run: () => Promise<unknown>, peer: Timing['peer'] = null): Promise<Timing> => {
      terminal.signal.throwIfAborted()
      return { what, ms: await medianMs(options.runs, run), peer }
    }
    const search = (scope: Scope) => Promise.all([firstPage(store, scope), store.timeline(scope, 120)])
    const count = new Intl.NumberFormat('en')
    const questions = [
      await ask(
        `search, rare token \`${probes.rare.text}\` (${count.format(probes.rare.total)} hits)`,
        () => search(probes.rare.scope),
        await grep('-F', probes.rare.text),
      ),
      await ask(
        `search, frequent token \`${probes.frequent.text}\` (${count.format(probes.frequent.total)} hits)`,
        () => search(probes.frequent.scope),
        await grep('-F', probes.frequent.text),
      ),
      await ask(
        `substring \`~${probes.substring.text}\``,
        () => search(probes.substring.scope),
        await grep('-F', probes.substring.text),
      ),
      await ask(
        `regular expression \`/${probes.regex.text}/\``,
        () => search(probes.regex.scope),
        await grep(probes.regex.text),
      ),
      await ask('zoom to a tenth of the time: page, histogram, facets', () =>
        Promise.all([firstPage(store, probes.zoom), store.timeline(probes.zoom, 120), store.facets(probes.zoom, 12)]),
      ),
    ]
    const operation = probes.operation
    if (operation !== null) {
      const where: Scope['where'] = {
        kind: 'field',
        field: 'op',
        comparison: '=',
        value: operation,
        prefix: false,
        span: { start: 0, end: 0 },
      }
      const pivot = () =>
        Promise.all([
          store.family([bundle], operation),
          firstPage(store, { ...probes.zoom, from: null, to: null, where }),
        ])
      questions.push(await ask('pivot to an operation over all sources', pivot))
    }
    questions.push(
      await ask('reopening: overview and first page by a new process’s readers', () =>
        reopen(dataDir, bundle, probes.zoom),
      ),
    )
    return {
      file: { name: path.basename(file), bytes: (await stat(file)).size },
      text: { bytes: report.totals.bytes, events: report.totals.events },
      ingest: ingests.figures,
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
    peakBytes: peak.length > 0 ? Math.max(...peak) : null,
    lnavMs: theirs.length > 0 ? median(theirs) : null,
  }
  return { bundle, dataDir, figures }
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
    await Promise.all([store.report(bundle), firstPage(store, { ...scope, from: null, to: null })])
  } finally {
    await store.close()
  }
}
