import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { BackupError, type Restored, restoreCatalog } from '@bundlescope/store-sqlite/catalog/backup.ts'
import { type Command, EXIT, UsageError } from '../command.ts'

export const restore: Command = {
  help: `Puts what \`backup\` saved in place of the catalog, as a whole or not at all. The server may be running; open pages
show it within seconds. The catalog as it was is kept beside the new one, everybody signs in anew, and what was
revoked or disabled since the backup stays so.

Usage: npm run -s bundlescope -- restore FILE [--data DIR]

  --data DIR  the data directory (default: DATA_DIR, or ./data)

Bundles whose bytes are missing are listed: uploading the same file again brings them back. Bundles that came after the
backup are kept, in an investigation of their own.
`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, options: { data: { type: 'string' } }, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('the name of one file is needed')
    const dataDir = path.resolve(values.data ?? (terminal.env.DATA_DIR || 'data'))
    mkdirSync(dataDir, { recursive: true })
    try {
      terminal.out(report(await restoreCatalog(dataDir, path.resolve(file), formatMicros(Date.now() * 1000))))
      return EXIT.done
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      terminal.err(`${error.message} Nothing was changed.\n`)
      return EXIT.failed
    }
  },
}

function report({ investigations, bundles, missing, extra, savedAs }: Restored): string {
  const lines = [`Restored: ${investigations} investigations, ${bundles} bundles.`]
  if (savedAs) lines.push(`The catalog as it was: ${savedAs}`)
  if (extra)
    lines.push(
      `${extra.bundles.length} bundles that came after the backup are in the investigation ${extra.investigation}.`,
    )
  if (missing.length > 0) lines.push(`The bytes of ${missing.length} bundles are not here; upload these files again:`)
  for (const { name, sha256, investigations: holders } of missing)
    lines.push(`  ${name}  sha256 ${sha256}  (${holders.join(', ')})`)
  return `${lines.join('\n')}\n`
}
