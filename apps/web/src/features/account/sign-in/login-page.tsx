import type { Session } from '@bundlescope/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useLogin } from '../../../api/access.ts'
import { API } from '../../../api/client.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed } from '../failed.tsx'
import { Frame } from './frame.tsx'
import { Labelled } from './labelled.tsx'

/** Where accounts are needed: name and password, or the way to whoever knows the person. What was asked for opens afterwards. */
export function LoginPage({ mode }: { mode: Session['mode'] }) {
  const { t } = useTranslation('account')
  return (
    <Frame title={t('login.title')}>
      {mode === 'oidc' && <OidcLogin />}
      {mode === 'proxy' && <p>{t('login.proxy')}</p>}
      {mode === 'accounts' && <PasswordLogin />}
      <p className="soft">{t('login.share')}</p>
    </Frame>
  )
}

function OidcLogin() {
  const { t } = useTranslation('account')
  const { pathname, search } = useLocation()
  const to = new URLSearchParams({ to: `${pathname}${search}` })
  return (
    <a className="button button-primary" href={`${API}/session/oidc?${to}`}>
      {t('login.oidc')}
    </a>
  )
}

function PasswordLogin() {
  const { t } = useTranslation('account')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const login = useLogin()
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        login.mutate({ name: name.trim(), password }, { onError: () => setPassword('') })
      }}
    >
      <Labelled label={t('name')} value={name} onText={setName} autoComplete="username" maxLength={200} required />
      <Labelled
        label={t('password')}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
        maxLength={1000}
        required
      />
      <Failed error={login.error} texts={{ unauthenticated: t('login.refused'), 'too-many': t('login.locked') }} />
      <Button type="submit" look="primary" disabled={login.isPending}>
        {t('login.submit')}
      </Button>
    </form>
  )
}
