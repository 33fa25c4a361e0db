import * as openid from 'openid-client'
import type { AccessMode } from './settings.ts'

type OidcMode = Extract<AccessMode, { mode: 'oidc' }>

/** How long somebody may take at the issuer. */
const PATIENCE_MS = 10 * 60_000
const MOST = 1000

/** A sign-in that has gone to the issuer and not come back. */
interface Away {
  state: string
  nonce: string
  verifier: string
  /** Shown after the sign-in: `/i/k3v9x0qa/events?v=1`. */
  to: string
  /** ms since 1970 */
  since: number
}

export interface Identified {
  /** The same for ever: issuer and subject. */
  external: string
  name: string
  to: string
}

/** Signing in by OpenID Connect: authorization code with PKCE, state and nonce. https://openid.net/specs/openid-connect-core-1_0.html */
export class Oidc {
  readonly #how: OidcMode
  readonly #redirect: URL
  readonly #away = new Map<string, Away>()
  #issuer: Promise<openid.Configuration> | undefined

  /** `redirect`: the address of this server that the issuer sends back to. */
  constructor(how: OidcMode, redirect: URL) {
    this.#how = how
    this.#redirect = redirect
  }

  /** Where to send the browser, and what it has to bring back in a cookie. Throws when the issuer cannot be reached. */
  async leave(to: string): Promise<{ url: URL; ticket: string }> {
    const issuer = await this.#discover()
    const away = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      to: pathOf(to),
      since: Date.now(),
    }
    const ticket = openid.randomState()
    for (const [key, { since }] of this.#away) if (Date.now() - since > PATIENCE_MS) this.#away.delete(key)
    if (this.#away.size >= MOST) this.#away.delete(this.#away.keys().next().value!)
    this.#away.set(ticket, away)
    const url = openid.buildAuthorizationUrl(issuer, {
      redirect_uri: this.#redirect.href,
      scope: 'openid profile',
      state: away.state,
      nonce: away.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(away.verifier),
      code_challenge_method: 'S256',
    })
    return { url, ticket }
  }

  /** `query`: what the issuer sent back, `?code=…&state=…`. Null: nobody left with this ticket, or too long ago. Throws when the issuer refuses. */
  async comeBack(ticket: string, query: string): Promise<Identified | null> {
    const away = this.#away.get(ticket)
    this.#away.delete(ticket)
    if (!away || Date.now() - away.since > PATIENCE_MS) return null
    const current = new URL(this.#redirect)
    current.search = query
    const tokens = await openid.authorizationCodeGrant(await this.#discover(), current, {
      pkceCodeVerifier: away.verifier,
      expectedState: away.state,
      expectedNonce: away.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    // An address that anybody may claim is nobody's name.
    if (!claims || (this.#how.claim === 'email' && claims.email_verified === false)) return null
    const name = [claims[this.#how.claim], claims.name, claims.sub].find((one) => typeof one === 'string' && one !== '')
    return { external: `oidc ${claims.iss} ${claims.sub}`, name: String(name).slice(0, 200), to: away.to }
  }

  /** Where somebody signs out of the issuer, too, and is sent back from; null: it has no such page. Throws when it cannot be reached. */
  async farewell(): Promise<URL | null> {
    const issuer = await this.#discover()
    if (issuer.serverMetadata().end_session_endpoint === undefined) return null
    return openid.buildEndSessionUrl(issuer, { post_logout_redirect_uri: new URL('/', this.#redirect).href })
  }

  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#how
    // Settings allow http for issuers of this machine only.
    const options = issuer.protocol === 'http:' ? { execute: [openid.allowInsecureRequests] } : {}
    this.#issuer ??= openid
      .discovery(issuer, clientId, clientSecret, authenticateBy(clientSecret), options)
      .catch((error: unknown) => {
        this.#issuer = undefined
        throw error
      })
    return this.#issuer
  }
}

/** As the issuer says that it takes secrets; where it says nothing, by the specification's default (client_secret_basic). */
function authenticateBy(secret: string): openid.ClientAuth {
  const post = openid.ClientSecretPost(secret)
  const basic = openid.ClientSecretBasic(secret)
  return (issuer, ...rest) => {
    const known = issuer.token_endpoint_auth_methods_supported
    return (known?.includes('client_secret_post') ? post : basic)(issuer, ...rest)
  }
}

/** A path of this server, whatever it was: `https://evil.example/x` and `//evil.example` are `/`. */
function pathOf(to: string): string {
  const here = 'http://here.invalid'
  if (!to.startsWith('/') || !URL.canParse(to, here)) return '/'
  const url = new URL(to, here)
  return url.origin === here ? `${url.pathname}${url.search}`.replace(/^\/{2,}/, '/') : '/'
}
