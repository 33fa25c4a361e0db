import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeLoad } from '../bench/load.ts'
import { measure } from '../bench/measure.ts'
import { benchTable } from '../bench/table.ts'
import { type Command, EXIT, UsageError } from '../command.ts'

export const bench: Command = {
  help: `Ingests a large bundle and times what people do with it. Prints a Markdown table.

Usage: npm run -s bundlescope -- bench [--size MB] [--bundle FILE] [--peers] [--runs N]

  --size MB      size of the logs of the bundle that is made up for it (default: 400)
  --bundle FILE  a bundle of yours instead
  --peers        also times lnav indexing the same file, and ripgrep (rg -z) over its unpacked tree,
                 where these programs are installed
  --runs N       how many questions of each kind are asked, no two alike; medians are printed (default: 9)

Needs about three times the size of the logs in the temporary directory (TMPDIR).
`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        size: { type: 'string', default: '400' },
        bundle: { type: 'string' },
        peers: { type: 'boolean', default: false },
        runs: { type: 'string', default: '9' },
      },
    })
    const size = Number(values.size)
    const runs = Number(values.runs)
    if (!(size >= 1 && size <= 100_000)) throw new UsageError(`--size ${values.size}: megabytes from 1 to 100000`)
    if (!(Number.isInteger(runs) && runs >= 1)) throw new UsageError(`--runs ${values.runs}: a whole number from 1`)
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bundlescope-bench-'))
    try {
      const file = values.bundle === undefined ? path.join(folder, 'bench.tgz') : path.resolve(values.bundle)
      if (values.bundle === undefined) {
        terminal.err(`Writing a bundle with ${size} MB of logs …\n`)
        await writeLoad(file, size * 1e6)
      } else if (!(await stat(file)).isFile()) throw new UsageError(`--bundle ${file}: not a file`)
      const figures = await measure(file, folder, { peers: values.peers, runs }, terminal)
      terminal.out(benchTable(figures))
      return EXIT.done
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  },
}
