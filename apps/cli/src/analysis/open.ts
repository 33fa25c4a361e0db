import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import type { Analysis, Scope } from '@bundlescope/contract/analysis.ts'
import type { Timeline } from '@bundlescope/contract/event.ts'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import { deriveOperations } from '@bundlescope/core/facts/operations.ts'
import { askTimeline } from '@bundlescope/core/report/ask-timeline.ts'
import { analyse } from '@bundlescope/core/rules/analyse.ts'
import { openEventStore } from '@bundlescope/store-sqlite/index/store.ts'
import { expectNoUpload } from '@bundlescope/store-sqlite/ingest/crew.ts'
import { ingestBundle } from '@bundlescope/store-sqlite/ingest/ingest.ts'
import { bundleDir, indexPath } from '@bundlescope/store-sqlite/paths.ts'
import type { Terminal } from '../command.ts'
import { lookAt, sha256Of } from '../input.ts'
import { progressLine } from '../progress.ts'
import type { Opened } from './document.ts'

/**
 * Reads FILEs into indexes below `dataDir`, which is the caller's to remove, and concludes from all of them together.
 * A FILE that cannot be read is told of, not thrown.
 */
export async function openFiles(
  files: readonly string[],
  { dataDir, formatsDir, scope }: { dataDir: string; formatsDir: string | undefined; scope: Scope | null },
  terminal: Terminal,
): Promise<{ opened: Opened[]; analysis: Analysis | null; timeline: Timeline | null }> {
  const store = openEventStore({ dataDir })
  const opened: Opened[] = []
  try {
    for (const [i, file] of files.entries()) {
      terminal.signal.throwIfAborted()
      const line = progressLine(terminal, file)
      try {
        // The store only needs ids that differ; the hash is made while the bytes are being read anyway.
        const bundle = (i + 1).toString(16).padStart(16, '0')
        const input = await lookAt(file)
        await mkdir(bundleDir(dataDir, bundle), { recursive: true })
        const [sha256, outcome] = await Promise.all([
          sha256Of(input),
          ingestBundle(input, indexPath(dataDir, bundle), {
            bundle,
            threads: Math.max(1, os.availableParallelism()),
            limits: DEFAULT_LIMITS,
            formatsDir,
            signal: terminal.signal,
            onProgress: line.update,
          }),
        ])
        const report = await store.report(bundle)
        const operations = await deriveOperations(store, [bundle], terminal.signal)
        opened.push({ bundle, name: input.name, sha256, ...outcome, report, operations })
        const counts =
          outcome.state === 'failed' ? 'not readable' : `${report.totals.events} events of ${report.totals.files} files`
        line.end(`${counts}${outcome.message ? `; ${outcome.message}` : ''}`)
      } catch (error) {
        terminal.signal.throwIfAborted()
        line.end(error instanceof Error ? error.message : String(error))
      }
    }
    const readable = opened.filter(({ state }) => state !== 'failed')
    if (readable.length === 0) return { opened, analysis: null, timeline: null }
    const bundles = readable.map(({ bundle }) => bundle)
    const reports = readable.map(({ report }) => report)
    const analysis = await analyse(store, bundles, reports, { signal: terminal.signal, scope })
    return {
      opened,
      analysis,
      timeline: await askTimeline(store, bundles, { analysis, pins: [], case: null }, terminal.signal),
    }
  } finally {
    await expectNoUpload()
    await store.close()
  }
}
