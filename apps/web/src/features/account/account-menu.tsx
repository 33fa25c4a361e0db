import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sessionQuery, signOut } from '../../api/access.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../ui/menu.tsx'
import { notify } from '../../ui/toast.tsx'

const NameDialog = lazyPart(async () => (await import('./name-dialog.tsx')).NameDialog)
const PasswordDialog = lazyPart(async () => (await import('./password-dialog.tsx')).PasswordDialog)
const TokensDialog = lazyPart(async () => (await import('./tokens-dialog.tsx')).TokensDialog)

/** Whoever is here, and what they can do about it. Without accounts, a name is all there is to choose. */
export function AccountMenu() {
  const { t } = useTranslation('account')
  const say = useServerText()
  const navigate = useNavigate()
  const { data: session } = useQuery(sessionQuery)
  const [dialog, setDialog] = useState<'name' | 'password' | 'tokens' | null>(null)
  if (!session) return null
  const { mode, person, admin, share } = session
  const name = person?.name || t('menu.nobody')
  // A proxy lets people in again at once; the guest of a link it does not.
  const canLeave = mode !== 'open' && (mode !== 'proxy' || share !== null)
  const close = () => setDialog(null)
  const leave = () =>
    void signOut(session).catch((error: unknown) =>
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error'),
    )
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" className="account-name" aria-label={t('menu.label', { name })}>
            {name}
          </Button>
        }
      >
        <MenuLabel>{t(share ? 'menu.guest' : mode === 'open' ? 'menu.open' : 'menu.as', { name })}</MenuLabel>
        {mode === 'open' && <MenuItem onSelect={() => setDialog('name')}>{t('called.change')}</MenuItem>}
        {mode === 'accounts' && !share && (
          <MenuItem onSelect={() => setDialog('password')}>{t('change.title')}</MenuItem>
        )}
        {mode !== 'open' && !share && <MenuItem onSelect={() => setDialog('tokens')}>{t('tokens.title')}</MenuItem>}
        {admin && <MenuItem onSelect={() => void navigate('/admin')}>{t('admin.title')}</MenuItem>}
        {canLeave && (
          <>
            <MenuLine />
            <MenuItem onSelect={leave}>{t('menu.signOut')}</MenuItem>
          </>
        )}
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'name' && <NameDialog current={person?.name ?? ''} onClose={close} />}
        {dialog === 'password' && <PasswordDialog onClose={close} />}
        {dialog === 'tokens' && <TokensDialog onClose={close} />}
      </Suspense>
    </>
  )
}
