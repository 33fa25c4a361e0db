import { expect, it } from 'vitest'
import { afterSignOut } from './access.ts'

const GUEST = { investigation: 'k3v9x0qa', role: 'reader' as const, redacted: false }

it('an account that an issuer knows is signed out there, too', () => {
  expect(afterSignOut({ mode: 'oidc', share: null })).toBe('/api/v1/session/oidc/end')
  expect(afterSignOut({ mode: 'oidc', share: GUEST })).toBe('/')
  expect(afterSignOut({ mode: 'accounts', share: null })).toBe('/')
})
