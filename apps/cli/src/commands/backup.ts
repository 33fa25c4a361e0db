import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { BackupError, backupCatalog } from '@bundlescope/store-sqlite/catalog/backup.ts'
import { type Command, EXIT, UsageError } from '../command.ts'

export const backup: Command = {
  help: `Saves the catalog into one file: investigations, notes, accounts, share links, audit log. The server may be
running. The bytes of bundles are not in it: keep DATA_DIR/bundles (or the original files) as well.

Usage: npm run -s bundlescope -- backup FILE [--data DIR] [--force]

  --data DIR  the data directory (default: DATA_DIR, or ./data)
  --force     write over FILE

FILE holds hashes of passwords and everything people wrote: it is readable by its owner only.
`,
  async run(args, terminal) {
    const options = { data: { type: 'string' }, force: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('the name of one file is needed')
    if (existsSync(file) && !values.force) throw new UsageError(`${file} exists: --force writes over it`)
    try {
      const dataDir = path.resolve(values.data ?? (terminal.env.DATA_DIR || 'data'))
      const { investigations, bundles } = await backupCatalog(dataDir, path.resolve(file))
      terminal.out(`Saved ${investigations} investigations and what is known of ${bundles} bundles to ${file}.\n`)
      return EXIT.done
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      terminal.err(`${error.message}\n`)
      return EXIT.failed
    }
  },
}
