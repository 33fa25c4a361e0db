import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { freePort } from '@bundlescope/testkit/port.ts'
import { type TemporaryDirectory, temporaryDirectory } from '@bundlescope/testkit/temporary.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
/** What `npm test` found to be run, as `npm start` does; else the sources. */
const PROGRAM = process.env.BUNDLESCOPE_SERVER ?? path.join(ROOT, 'apps/server/src/main.ts')

/** The real server, as `npm start` runs it, on a port and a data directory of its own. */
export class Server {
  readonly url: string
  readonly dataDir: string
  readonly #port: number
  readonly #place: TemporaryDirectory
  readonly #env: Readonly<Record<string, string>>
  #process: ChildProcess | undefined
  /** What it printed when it was started. */
  said = ''

  private constructor(place: TemporaryDirectory, port: number, env: Readonly<Record<string, string>>) {
    this.#env = env
    this.#place = place
    this.#port = port
    this.dataDir = path.join(place.path, 'data')
    this.url = `http://127.0.0.1:${port}`
  }

  /** `env`: what differs from the usual settings. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<Server> {
    if (!existsSync(path.join(ROOT, 'apps/web/dist/index.html'))) {
      throw new Error('apps/web/dist is missing: run `pnpm --filter @bundlescope/web build` first (npm test does)')
    }
    const server = new Server(await temporaryDirectory(), await freePort(), env)
    await server.run()
    if (!env.BUNDLESCOPE_ACCESS) await server.idle()
    return server
  }

  /** Starts the process and waits until it says that it is ready. */
  async run(): Promise<void> {
    const env = { ...process.env, PORT: String(this.#port), HOST: '127.0.0.1', DATA_DIR: this.dataDir, ...this.#env }
    const child = spawn(process.execPath, [PROGRAM], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    this.said = ''
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        this.said += chunk
        if (this.said.includes(' is ready at ')) resolve()
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${this.said}`)))
    })
  }

  /** Resolves once everything it has, the example to begin with, has been read. */
  async idle(): Promise<void> {
    for (;;) {
      const investigations = (await (await fetch(`${this.url}/api/v1/investigations`)).json()) as Investigation[]
      const states = investigations.flatMap(({ bundles }) => bundles.map(({ state }) => state))
      if (states.every((state) => ['ready', 'partial', 'failed'].includes(state))) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** `SIGKILL` ends it as a power cut would. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  async remove(): Promise<void> {
    await this.end()
    await this.#place.remove()
  }
}
