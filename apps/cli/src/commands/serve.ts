import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Command, EXIT, UsageError } from '../command.ts'

const SERVER = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))

export const serve: Command = {
  help: `Starts the server; the browser opens what it prints.

Usage: npm run -s bundlescope -- serve [--host HOST] [--port PORT] [--data DIR]

  --host HOST  address to listen on (default: HOST, or 127.0.0.1)
  --port PORT  port to listen on (default: PORT, or 8470)
  --data DIR   where bundles and their indexes are kept (default: DATA_DIR, or ./data)

Unlike npm start it neither installs nor builds anything.
`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { host: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
    })
    if (values.port !== undefined && !isPort(values.port))
      throw new UsageError(`--port ${values.port}: a number from 0 to 65535`)
    const settings = { HOST: values.host, PORT: values.port, DATA_DIR: values.data }
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    const server = spawn(process.execPath, [...process.execArgv, SERVER], {
      stdio: 'inherit',
      env: { ...terminal.env, ...given },
    })
    terminal.signal.addEventListener('abort', () => server.kill('SIGTERM'), { once: true })
    const [code] = (await once(server, 'exit')) as [number | null]
    return code ?? (terminal.signal.aborted ? EXIT.done : EXIT.failed)
  },
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535
}
