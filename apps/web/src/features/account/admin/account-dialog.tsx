import type { Account } from '@bundlescope/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeAccount, useCreateAccount } from '../../../api/access.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Failed } from '../failed.tsx'
import { Labelled } from '../sign-in/labelled.tsx'
import { isLongEnough, PasswordPair } from '../sign-in/password-pair.tsx'

/** A new account, or a new password for one whose owner forgot theirs. */
export function AccountDialog({ account, onClose }: { account?: Account; onClose: () => void }) {
  const { t } = useTranslation('account')
  const [name, setName] = useState('')
  const [admin, setAdmin] = useState(false)
  const [pair, setPair] = useState({ password: '', again: '' })
  const create = useCreateAccount()
  const change = useChangeAccount()
  const id = 'account-form'
  const { password } = pair
  const ready = isLongEnough(pair) && (account !== undefined || name.trim() !== '')
  const send = () =>
    account
      ? change.mutate({ id: account.id, password }, { onSuccess: onClose })
      : create.mutate({ name: name.trim(), password, admin }, { onSuccess: onClose })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={account ? t('accounts.passwordOf', { name: account.name }) : t('accounts.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={id} look="primary" disabled={!ready || create.isPending || change.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send()
        }}
      >
        {!account && (
          <Labelled label={t('name')} value={name} onText={setName} autoComplete="off" maxLength={200} required />
        )}
        <PasswordPair pair={pair} onChange={setPair} />
        {account ? (
          <p className="soft">{t('accounts.passwordEnds')}</p>
        ) : (
          <label>
            <input type="checkbox" checked={admin} onChange={(event) => setAdmin(event.currentTarget.checked)} />{' '}
            {t('accounts.isAdmin')}
          </label>
        )}
        <Failed error={create.error ?? change.error} texts={{ conflict: t('accounts.taken') }} />
      </form>
    </Dialog>
  )
}
