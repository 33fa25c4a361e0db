import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadUserFormats } from '@bundlescope/core/parse/user/load.ts'
import { readConfig } from '@bundlescope/server/config.ts'
import { formatsDir } from '@bundlescope/store-sqlite/paths.ts'
import { type Command, EXIT } from '../command.ts'

export const formats: Command = {
  help: `Reads the log formats of a data directory (DIR/formats/*.yaml, *.json) and says what is wrong with them. See docs/formats.md.

Usage: npm run -s bundlescope -- formats [--data DIR]

  --data DIR  the data directory (default: DATA_DIR, or ./data)

Exit codes: 0 all can be used, 1 some cannot, 64 wrong usage.
`,
  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { data: { type: 'string' } } })
    const dataDir = values.data
      ? path.resolve(values.data)
      : readConfig({ ...terminal.env, HOST: '', BUNDLESCOPE_EXAMPLE: 'none' }).dataDir
    const { formats: found, problems } = await loadUserFormats(formatsDir(dataDir))
    for (const { id, title, samples } of found) terminal.out(`${id}: ${title}, ${samples.length} samples read\n`)
    for (const { file, message } of problems) terminal.err(`${file}: ${message}\n`)
    if (found.length + problems.length === 0) terminal.err(`There are no formats in ${formatsDir(dataDir)}.\n`)
    return problems.length > 0 ? EXIT.failed : EXIT.done
  },
}
