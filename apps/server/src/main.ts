import { DataDirInUse } from '@bundlescope/store-sqlite/catalog/lock.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { startServer } from './start.ts'

try {
  const server = await startServer(readConfig(process.env))
  console.log(`bundlescope is ready at ${server.url}`)
  if (server.firstRunCode)
    console.log(
      `There is no account yet. Make the first one, an administrator, with this one-time code: ${server.firstRunCode}`,
    )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}

function messageOf(error: unknown): unknown {
  if (error instanceof ConfigError || error instanceof DataDirInUse) return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is in use: is bundlescope running already? PORT=8471 chooses another.`
  return error
}
