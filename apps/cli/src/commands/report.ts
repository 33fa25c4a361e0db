import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SCOPES } from '@bundlescope/contract/analysis.ts'
import { REPORT_FORMATS, REPORT_PARTS } from '@bundlescope/contract/report.ts'
import { isZone } from '@bundlescope/core/report/time.ts'
import { readConfig } from '@bundlescope/server/config.ts'
import { ProblemError } from '@bundlescope/server/problem.ts'
import { reportOffline } from '@bundlescope/server/report/offline.ts'
import { partsOf } from '@bundlescope/server/report/parts.ts'
import { scopeOf } from '../analysis/scope.ts'
import { type Command, EXIT, UsageError } from '../command.ts'

export const report: Command = {
  help: `Writes the report of an investigation: case data, findings with their evidence, the evidence board and what else is chosen.

Usage: npm run -s bundlescope -- report INVESTIGATION [--data DIR] [--format FORMAT] [--lang en|ja] [--zone ZONE]
         [--parts LIST] [--scope ANSWER] [--redact] [--address URL] [-o OUT]

  INVESTIGATION     its id (as in the address of its page) or its name
  --data DIR        the data directory (default: DATA_DIR, or ./data)
  --format FORMAT   md (default), html, json or txt
  --lang en|ja      language (default: en)
  --zone ZONE       shown beside UTC: Asia/Tokyo (default: UTC alone)
  --parts LIST      by commas: ${REPORT_PARTS.join(',')}
  --scope ANSWER    who is affected, where the bundles do not tell: ${SCOPES.join(', ')}
  --redact          hosts, addresses, people and names become tokens; not while a server uses DIR
  --address URL     of the server, for links to the evidence: http://127.0.0.1:8470
  -o, --output OUT  write to a file instead of standard output

Exit codes: 0 written, 2 there is no such investigation, 64 wrong usage.
`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        format: { type: 'string', default: 'md' },
        lang: { type: 'string', default: 'en' },
        zone: { type: 'string', default: 'UTC' },
        parts: { type: 'string' },
        scope: { type: 'string' },
        redact: { type: 'boolean', default: false },
        address: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    })
    const [which] = positionals
    if (which === undefined || positionals.length > 1) throw new UsageError('name one INVESTIGATION')
    const format = REPORT_FORMATS.find((one) => one === values.format)
    if (!format) throw new UsageError(`--format ${values.format}: it can be ${REPORT_FORMATS.join(', ')}`)
    const { lang, zone, redact } = values
    if (lang !== 'en' && lang !== 'ja') throw new UsageError(`--lang ${lang}: it can be en or ja`)
    if (!isZone(zone)) throw new UsageError(`--zone ${zone}: there is no such time zone`)
    const scope = scopeOf(values.scope)
    const base = values.address?.replace(/\/+$/, '') ?? null
    if (base !== null && !/^https?:\/\//.test(base)) throw new UsageError(`--address ${base}: begin it with http://`)
    const config = readConfig({ ...terminal.env, HOST: '', BUNDLESCOPE_EXAMPLE: 'none' })
    const dataDir = values.data === undefined ? config.dataDir : path.resolve(values.data)
    try {
      const wish = { format, language: lang, zone, parts: chosen(values.parts), redact, scope, base } as const
      const text = await reportOffline({ ...config, dataDir }, which, wish, terminal.signal)
      if (values.output === undefined) terminal.out(text)
      else await writeFile(values.output, text)
      return EXIT.done
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error
      terminal.err(`${error.message}\n`)
      return EXIT.nothingReadable
    }
  },
}

function chosen(parts: string | undefined) {
  try {
    return partsOf(parts)
  } catch (error) {
    throw new UsageError(`--parts: ${(error as Error).message}`)
  }
}
