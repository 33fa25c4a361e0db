// npm run -s bundlescope -- <command>: the CLI on the project's own Node, in the project's environment.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import { buildIndexer } from './install.mjs'
import { programFile } from './programs.mjs'
import { giveUp, NODE_FLAGS, projectEnv, projectNode } from './run.mjs'

if (!existsSync(projectNode())) giveUp('bundlescope is not installed yet: run npm start (or npm test) once.')
// After an update of the sources, what is not built anew would read bundles by what was there before.
await buildIndexer()
const cli = spawn(projectNode(), [...NODE_FLAGS, programFile('cli'), ...process.argv.slice(2)], {
  env: projectEnv(),
  stdio: 'inherit',
})
// A terminal sends Ctrl-C to both; the CLI decides how to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => cli.kill(signal))
cli.on('error', (error) => giveUp(`bundlescope could not be started: ${error.message}`))
cli.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)))
