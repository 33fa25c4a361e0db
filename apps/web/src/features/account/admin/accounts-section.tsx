import type { Account, Session } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery, useChangeAccount, useRemoveAccount } from '../../../api/access.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatAgo } from '../../../lib/time.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { Failed } from '../failed.tsx'
import { AccountDialog } from './account-dialog.tsx'

type Shown = { what: 'add' } | { what: 'password' | 'remove'; account: Account } | null

export function AccountsSection({ mode, self }: { mode: Session['mode']; self: string }) {
  const { t } = useTranslation('account')
  const { data, error, refetch } = useQuery(accountsQuery)
  const change = useChangeAccount()
  const remove = useRemoveAccount()
  const [shown, setShown] = useState<Shown>(null)
  const close = () => setShown(null)
  return (
    <section className="account-section">
      <header className="section-head">
        <h2>{t('accounts.title')}</h2>
        {mode === 'accounts' && <Button onClick={() => setShown({ what: 'add' })}>{t('accounts.add')}</Button>}
      </header>
      <Failed error={change.error ?? remove.error} />
      {data ? (
        <Table accounts={data} self={self} mode={mode} onChange={change.mutate} onShow={setShown} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
      {shown?.what === 'add' && <AccountDialog onClose={close} />}
      {shown?.what === 'password' && <AccountDialog account={shown.account} onClose={close} />}
      {shown?.what === 'remove' && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={t('accounts.removeTitle', { name: shown.account.name })}
          confirm={t('common:delete')}
          cancel={t('common:cancel')}
          onConfirm={() => remove.mutate(shown.account.id)}
        >
          {t('accounts.removeText')}
        </ConfirmDialog>
      )}
    </section>
  )
}

type TableProps = {
  accounts: readonly Account[]
  self: string
  mode: Session['mode']
  onChange: (change: { id: string; admin?: boolean; disabled?: boolean }) => void
  onShow: (shown: Shown) => void
}

function Table({ accounts, self, mode, onChange, onShow }: TableProps) {
  const { t } = useTranslation('account')
  const lang = useLanguage()
  const ago = (iso: string) => formatAgo(iso, Date.now() * 1000, lang)
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('accounts.role')}</th>
          <th>{t('accounts.created')}</th>
          <th>{t('accounts.seen')}</th>
          <th>
            <span className="visually-hidden">{t('accounts.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => {
          const { id, name, admin, disabled, createdAt, lastSeenAt } = account
          return (
            <tr key={id}>
              <td>
                {name} {disabled && <span className="tag tag-warning">{t('accounts.disabled')}</span>}
              </td>
              <td>{t(admin ? 'accounts.admin' : 'accounts.user')}</td>
              <td>{ago(createdAt)}</td>
              <td>{lastSeenAt ? ago(lastSeenAt) : t('tokens.never')}</td>
              <td className="number">
                <Menu
                  trigger={
                    <IconButton label={`${t('accounts.actions')}: ${name}`}>
                      <span aria-hidden="true">⋯</span>
                    </IconButton>
                  }
                >
                  {mode === 'accounts' && (
                    <MenuItem onSelect={() => onShow({ what: 'password', account })}>{t('accounts.password')}</MenuItem>
                  )}
                  <MenuItem onSelect={() => onChange({ id, admin: !admin })}>
                    {t(admin ? 'accounts.makeUser' : 'accounts.makeAdmin')}
                  </MenuItem>
                  <MenuItem disabled={id === self} onSelect={() => onChange({ id, disabled: !disabled })}>
                    {t(disabled ? 'accounts.enable' : 'accounts.disable')}
                  </MenuItem>
                  <MenuItem danger disabled={id === self} onSelect={() => onShow({ what: 'remove', account })}>
                    {t('accounts.remove')}
                  </MenuItem>
                </Menu>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
