import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type AccessSettings, readAccess } from './access/settings.ts'
import { ConfigError } from './config-error.ts'

export interface Config {
  host: string
  port: number
  dataDir: string
  /** Names a `Host` header may carry beside the loopback ones (protects against DNS rebinding). */
  allowedHosts: readonly string[]
  access: AccessSettings
  /** The built web app; null: only the API is served. */
  webRoot: string | null
  /** A bundle to show as the example investigation; null: none. */
  exampleBundle: string | null
  /** Of one upload. */
  maxUploadBytes: number
  /** Investigations that nobody used for so long are deleted; 0: never. */
  retentionDays: number
  /** `silent`, `error`, `warn`, `info` … */
  logLevel: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])
const APPS = path.resolve(import.meta.dirname, '../..')

/** Reads the settings from environment variables (`HOST`, `PORT`, `DATA_DIR` and `BUNDLESCOPE_…`, see README). */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const host = env.HOST || '127.0.0.1'
  const access = readAccess(env, host, LOOPBACK.has(host))
  const webRoot = path.join(APPS, 'web/dist')
  return {
    host,
    port: wholeNumber(env, 'PORT', 8470, 65_535),
    dataDir: path.resolve(env.DATA_DIR || 'data'),
    access,
    allowedHosts: [host, access.publicUrl?.hostname ?? '', ...(env.BUNDLESCOPE_HOSTNAMES ?? '').split(',')].map(
      (name) => name.trim().toLowerCase(),
    ),
    webRoot: existsSync(path.join(webRoot, 'index.html')) ? webRoot : null,
    exampleBundle: env.BUNDLESCOPE_EXAMPLE === 'none' ? null : env.BUNDLESCOPE_EXAMPLE || shippedExample(),
    maxUploadBytes: wholeNumber(env, 'BUNDLESCOPE_MAX_UPLOAD', 256 * 1024 ** 3, Number.MAX_SAFE_INTEGER),
    retentionDays: wholeNumber(env, 'BUNDLESCOPE_RETENTION_DAYS', 0, 36_500),
    logLevel: oneOf(env, 'BUNDLESCOPE_LOG', ['warn', 'silent', 'error', 'info', 'debug']),
  }
}

function wholeNumber(env: Readonly<Record<string, string | undefined>>, name: string, fallback: number, most: number) {
  const text = env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > most)
    throw new ConfigError(`${name}=${text} is no whole number from 0 to ${most}.`)
  return value
}

/** The first choice is the default. */
function oneOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  choices: readonly [string, ...string[]],
) {
  const text = env[name] || choices[0]
  if (!choices.includes(text)) throw new ConfigError(`${name}=${text} is none of ${choices.join(', ')}.`)
  return text
}

function shippedExample(): string | null {
  const folder = path.join(APPS, 'server/example')
  if (!existsSync(folder)) return null
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  return name ? path.join(folder, name) : null
}
