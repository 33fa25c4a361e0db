import { parseArgs } from 'node:util'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'

interface Listed {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** Each command loads what it needs, no other's: most need a fraction of the project. */
  load(): Promise<Command>
}

const COMMANDS: readonly Listed[] = [
  {
    name: 'serve',
    summary: 'start the server for the browser',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'ingest',
    summary: 'put bundles into a data directory, for a server to show',
    load: async () => (await import('./commands/ingest.ts')).ingest,
  },
  {
    name: 'analyze',
    summary: 'print what bundles, folders and logs hold, without a server',
    load: async () => (await import('./commands/analyze.ts')).analyze,
  },
  {
    name: 'report',
    summary: 'write what an investigation came to',
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'formats',
    summary: 'check the log formats that you added',
    load: async () => (await import('./commands/formats.ts')).formats,
  },
  {
    name: 'bench',
    summary: 'measure ingest and search on this machine, beside lnav and ripgrep',
    load: async () => (await import('./commands/bench.ts')).bench,
  },
  {
    name: 'backup',
    summary: 'save investigations, boards, accounts and the audit log into a file',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'put a backup in place of the catalog',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
]

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
  const listed = COMMANDS.find((candidate) => candidate.name === name)
  if (!listed) {
    terminal.err(`bundlescope: there is no command "${name}".\n\n${HELP}`)
    return EXIT.usage
  }
  const command = await listed.load()
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
