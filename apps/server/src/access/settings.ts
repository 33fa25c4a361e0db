import { isIP } from 'node:net'
import { ConfigError } from '../config-error.ts'

type Env = Readonly<Record<string, string | undefined>>

/** How people are told apart. */
export type AccessMode =
  /** Not at all: whoever reaches the port may do everything. Only where the port is the machine's own. */
  | { mode: 'open' }
  /** Accounts with passwords, kept here. */
  | { mode: 'accounts' }
  /** A reverse proxy has signed them in and says their name in a header. */
  | { mode: 'proxy'; header: string }
  /** An issuer of OpenID Connect signs them in. `claim` of its token is their name. */
  | { mode: 'oidc'; issuer: URL; clientId: string; clientSecret: string; claim: string }

export interface AccessSettings {
  how: AccessMode
  /** Addresses and ranges (`10.0.0.0/8`) whose `X-Forwarded-…` headers, and the proxy's header, are believed. */
  trustedProxies: readonly string[]
  /** Names that are administrators by `proxy` and `oidc`; accounts have a mark of their own. */
  admins: readonly string[]
  /** What people type to get here: `https://logs.example.com`. Null: whatever they typed. */
  publicUrl: URL | null
}

export const OPEN: AccessSettings = { how: { mode: 'open' }, trustedProxies: [], admins: [], publicUrl: null }

/**
 * `BUNDLESCOPE_ACCESS` and what belongs to it. Throws ConfigError where other machines could get in and nothing says who
 * may (`loopback`: only this machine reaches the port).
 */
export function readAccess(env: Env, host: string, loopback: boolean): AccessSettings {
  const how = readMode(env, host, loopback)
  const trustedProxies = list(env.BUNDLESCOPE_TRUSTED_PROXIES)
  for (const address of trustedProxies) demandRange(address)
  if (how.mode === 'proxy' && trustedProxies.length === 0)
    throw new ConfigError(
      'BUNDLESCOPE_ACCESS=proxy needs BUNDLESCOPE_TRUSTED_PROXIES: the addresses of the reverse proxy, since anyone else could send its header, too.',
    )
  const publicUrl = url(env, 'BUNDLESCOPE_URL')
  if (how.mode === 'oidc' && !publicUrl)
    throw new ConfigError(
      'BUNDLESCOPE_ACCESS=oidc needs BUNDLESCOPE_URL: the address that the issuer sends people back to.',
    )
  return { how, trustedProxies, admins: list(env.BUNDLESCOPE_ADMINS), publicUrl }
}

function readMode(env: Env, host: string, loopback: boolean): AccessMode {
  const mode = env.BUNDLESCOPE_ACCESS || 'open'
  switch (mode) {
    case 'open':
      if (!loopback)
        throw new ConfigError(
          `HOST=${host} would let other machines in, and nothing says who may: anyone who reaches the port could read and delete every bundle. ` +
            'Keep HOST=127.0.0.1 (and use an SSH tunnel), or set BUNDLESCOPE_ACCESS to accounts, proxy or oidc.',
        )
      return { mode }
    case 'accounts':
      return { mode }
    case 'proxy': {
      const header = (env.BUNDLESCOPE_PROXY_HEADER || 'x-forwarded-user').toLowerCase()
      if (!/^[a-z0-9-]+$/.test(header))
        throw new ConfigError(`BUNDLESCOPE_PROXY_HEADER=${header} is no name of a header.`)
      return { mode, header }
    }
    case 'oidc': {
      const issuer = url(env, 'BUNDLESCOPE_OIDC_ISSUER')
      const { BUNDLESCOPE_OIDC_CLIENT_ID: clientId, BUNDLESCOPE_OIDC_CLIENT_SECRET: clientSecret } = env
      if (!issuer || !clientId || !clientSecret)
        throw new ConfigError(
          'BUNDLESCOPE_ACCESS=oidc needs BUNDLESCOPE_OIDC_ISSUER, BUNDLESCOPE_OIDC_CLIENT_ID and BUNDLESCOPE_OIDC_CLIENT_SECRET.',
        )
      const loopbackIssuer = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
      if (issuer.protocol === 'http:' && !loopbackIssuer)
        throw new ConfigError(`BUNDLESCOPE_OIDC_ISSUER=${issuer.href} has to be an https address.`)
      return { mode, issuer, clientId, clientSecret, claim: env.BUNDLESCOPE_OIDC_NAME_CLAIM || 'preferred_username' }
    }
    default:
      throw new ConfigError(`BUNDLESCOPE_ACCESS=${mode} is none of open, accounts, proxy, oidc.`)
  }
}

function url(env: Env, name: string): URL | null {
  const text = env[name]
  if (!text) return null
  if (!/^https?:/.test(text) || !URL.canParse(text)) throw new ConfigError(`${name}=${text} is no http(s) address.`)
  return new URL(text)
}

function demandRange(text: string): void {
  const [address = '', bits, ...rest] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (most ?? 0))
  if (most === undefined || !fits || rest.length > 0)
    throw new ConfigError(`BUNDLESCOPE_TRUSTED_PROXIES: ${text} is no address or range (10.0.0.5, 10.0.0.0/8).`)
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}
