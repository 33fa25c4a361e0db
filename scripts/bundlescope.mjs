// npm run -s bundlescope -- <command>: the CLI on the project's own Node, in the project's environment.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { giveUp, projectEnv, projectNode, ROOT } from './run.mjs'

if (!existsSync(projectNode())) giveUp('bundlescope is not installed yet: run npm start (or npm test) once.')
const cli = spawn(projectNode(), [path.join(ROOT, 'apps/cli/src/main.ts'), ...process.argv.slice(2)], {
  env: projectEnv(),
  stdio: 'inherit',
})
// A terminal sends Ctrl-C to both; the CLI decides how to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => cli.kill(signal))
cli.on('error', (error) => giveUp(`bundlescope could not be started: ${error.message}`))
cli.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)))
