// npm start: install, build, serve. PORT, HOST and DATA_DIR change where.
import { spawn } from 'node:child_process'
import net from 'node:net'
import os from 'node:os'
import { buildIndexer, buildWeb, install } from './install.mjs'
import { bundlePrograms, programFile } from './programs.mjs'
import { giveUp, NODE_FLAGS, projectEnv, projectNode, ROOT, requireNode20 } from './run.mjs'

const host = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 8470)

requireNode20()
if (!Number.isInteger(port) || port < 0 || port > 65535)
  giveUp(`PORT is ${process.env.PORT}: it must be a number from 0 to 65535.`)
// Before the long part, so that nobody waits for an install that ends in "address in use".
const problem = port === 0 ? null : await whyNotListen()
if (problem) giveUp(problem)

await install()
await buildIndexer()
if (!(await buildWeb())) process.exit(1)
await bundlePrograms()

const server = spawn(projectNode(), [...NODE_FLAGS, programFile('server')], {
  cwd: ROOT,
  env: projectEnv({ HOST: host, PORT: String(port) }),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
// npm puts a shell between itself and this script that dies of a signal without passing it on.
const parent = process.ppid
setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500).unref()
server.on('error', (error) => giveUp(`The server could not be started: ${error.message}`))
server.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)))

/** Null when the address is free; otherwise a message that says what to do. */
function whyNotListen() {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => resolve(messageFor(error)))
    probe.listen({ host, port }, () => probe.close(() => resolve(null)))
  })
}

function messageFor(error) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use, perhaps by another bundlescope. Stop that program, or choose another port: PORT=8471 npm start`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=8470 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine. 127.0.0.1 serves this machine only, 0.0.0.0 everybody who can reach it.`
    default:
      return `The server cannot listen on ${host}:${port}: ${error.message}`
  }
}
