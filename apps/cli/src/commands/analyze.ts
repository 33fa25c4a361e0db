import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SCOPES } from '@bundlescope/contract/analysis.ts'
import { renderReport } from '@bundlescope/core/report/render/render.ts'
import { isZone } from '@bundlescope/core/report/time.ts'
import { analysisDocument } from '../analysis/document.ts'
import { openFiles } from '../analysis/open.ts'
import { analysisReport } from '../analysis/report.ts'
import { scopeOf } from '../analysis/scope.ts'
import { type Command, EXIT, UsageError } from '../command.ts'

export const analyze: Command = {
  help: `Opens support bundles, folders and plain logs, and prints what they hold. Nothing is kept.

Usage: npm run -s bundlescope -- analyze FILE... [--format json|md|html] [--lang en|ja] [--scope ANSWER] [--formats DIR] [-o OUT]

  --format FORMAT   json: a document for scripts (default); md, html: a report for people
  --lang en|ja      language of the report, and of findings in the document (default: en)
  --zone ZONE       shown beside UTC in the report: Asia/Tokyo (default: UTC alone)
  --scope ANSWER    who is affected, where the bundles do not tell: ${SCOPES.join(', ')}
  --formats DIR     log formats of your own: see docs/formats.md
  -o, --output OUT  write to a file instead of standard output

Progress goes to standard error.
Exit codes: 0 analysed, 2 nothing readable, 64 wrong usage.
`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        lang: { type: 'string', default: 'en' },
        zone: { type: 'string', default: 'UTC' },
        scope: { type: 'string' },
        formats: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    })
    const { format, lang, zone } = values
    if (format !== 'json' && format !== 'md' && format !== 'html')
      throw new UsageError(`--format ${format}: it can be json, md or html`)
    if (lang !== 'en' && lang !== 'ja') throw new UsageError(`--lang ${lang}: it can be en or ja`)
    if (!isZone(zone)) throw new UsageError(`--zone ${zone}: there is no such time zone`)
    const scope = scopeOf(values.scope)
    if (positionals.length === 0) throw new UsageError('name at least one FILE: a bundle, a folder or a log')

    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bundlescope-analyze-'))
    try {
      const read = await openFiles(positionals, { dataDir, formatsDir: values.formats, scope }, terminal)
      const { opened, analysis } = read
      if (opened.length > 0) {
        const text =
          format === 'json'
            ? `${JSON.stringify(analysisDocument(opened, analysis, lang), null, 2)}\n`
            : renderReport(analysisReport(read, lang, zone), format)
        if (values.output === undefined) terminal.out(text)
        else await writeFile(values.output, text)
      }
      if (opened.some((one) => one.state !== 'failed')) return EXIT.done
      terminal.err('Nothing could be read.\n')
      return EXIT.nothingReadable
    } finally {
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
    }
  },
}
