import { parseArgs } from 'node:util'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'
import { analyze } from './commands/analyze.ts'
import { backup } from './commands/backup.ts'
import { bench } from './commands/bench.ts'
import { formats } from './commands/formats.ts'
import { ingest } from './commands/ingest.ts'
import { report } from './commands/report.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'

const COMMANDS: readonly Command[] = [serve, ingest, analyze, report, formats, bench, backup, restore]

const HELP = `bundlescope: a log investigation workbench for VMware support bundles

Usage: npm run -s bundlescope -- <command> [options]

Commands:
${COMMANDS.map((command) => `  ${command.name.padEnd(9)} ${command.summary}`).join('\n')}

Every command explains itself with --help.
`

async function main(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(HELP)
    return name === undefined ? EXIT.usage : EXIT.done
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) {
    terminal.err(`bundlescope: there is no command "${name}".\n\n${HELP}`)
    return EXIT.usage
  }
  if (asksForHelp(rest)) {
    terminal.out(command.help)
    return EXIT.done
  }
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    if (!isUsageError(error)) throw error
    terminal.err(`bundlescope ${name}: ${error.message}\nTry: npm run -s bundlescope -- ${name} --help\n`)
    return EXIT.usage
  }
}

/** `--help` before a `--` that ends the options. */
function asksForHelp(args: string[]): boolean {
  const { tokens } = parseArgs({ args, strict: false, tokens: true })
  return tokens.some((token) => token.kind === 'option' && (token.name === 'help' || token.rawName === '-h'))
}

/** Ours, or one of parseArgs'. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => abort.abort(new Error(signal)))

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  signal: abort.signal,
  env: process.env,
}).catch((error: unknown) => {
  const given = abort.signal.aborted
  process.stderr.write(
    given ? '\nGiven up.\n' : `bundlescope: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  return given ? 130 : EXIT.failed
})
