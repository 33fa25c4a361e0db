import os from 'node:os'
import { parseArgs } from 'node:util'
import { expectNoUpload, expectUpload } from '@bundlescope/store-sqlite/ingest/crew.ts'
import { type Command, UsageError } from '../command.ts'

export const ingest: Command = {
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
    if (positionals.length === 0) throw new UsageError('name at least one FILE: a bundle, a folder or a log')
    const threads = Math.max(1, os.availableParallelism())
    // They load their code while this one loads its own, and while the first file is copied and hashed.
    expectUpload(threads)
    try {
      const { ingestInto } = await import('../ingest/into-data-dir.ts')
      return await ingestInto(values.data, positionals, { investigation: values.investigation, threads }, terminal)
    } finally {
      await expectNoUpload()
    }
  },
}
