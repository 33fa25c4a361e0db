import type { ApiToken } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tokensQuery, useCreateToken, useRemoveToken } from '../../api/access.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatAgo } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { Failed } from './failed.tsx'
import './sign-in/sign-in.css'

const DAYS = [30, 90, 365] as const

/** Tokens with which scripts do what the person may do. */
export function TokensDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const { data, error, refetch } = useQuery(tokensQuery)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('tokens.title')}
      wide
      actions={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <div className="account-section">
        <p className="soft">{t('tokens.hint')}</p>
        <NewToken />
        {data ? (
          <TokenTable tokens={data} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton />
        )}
      </div>
    </Dialog>
  )
}

function NewToken() {
  const { t } = useTranslation('account')
  const [name, setName] = useState('')
  const [days, setDays] = useState<number | null>(90)
  const create = useCreateToken()
  return (
    <>
      <form
        className="account-row"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate({ name: name.trim(), days }, { onSuccess: () => setName('') })
        }}
      >
        <input
          className="field"
          aria-label={t('tokens.name')}
          placeholder={t('tokens.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <select
          className="field"
          aria-label={t('tokens.valid')}
          value={days ?? 'never'}
          onChange={(event) => {
            const { value } = event.currentTarget
            setDays(value === 'never' ? null : Number(value))
          }}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('tokens.days', { count })}
            </option>
          ))}
          <option value="never">{t('tokens.forever')}</option>
        </select>
        <Button type="submit" disabled={name.trim() === '' || create.isPending}>
          {t('tokens.create')}
        </Button>
      </form>
      <Failed error={create.error} />
      {create.data && (
        <div role="status">
          <p>{t('tokens.once')}</p>
          <CopyField look="primary" label={t('tokens.header')} text={`Authorization: Bearer ${create.data.secret}`} />
        </div>
      )}
    </>
  )
}

function TokenTable({ tokens }: { tokens: readonly ApiToken[] }) {
  const { t } = useTranslation('account')
  const lang = useLanguage()
  const remove = useRemoveToken()
  const ago = (iso: string) => formatAgo(iso, Date.now() * 1000, lang)
  if (tokens.length === 0) return <p className="soft">{t('tokens.none')}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('tokens.name')}</th>
          <th>{t('tokens.created')}</th>
          <th>{t('tokens.used')}</th>
          <th>{t('tokens.ends')}</th>
          <th>
            <span className="visually-hidden">{t('common:delete')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, createdAt, lastUsedAt, expiresAt }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{ago(createdAt)}</td>
            <td>{lastUsedAt ? ago(lastUsedAt) : t('tokens.never')}</td>
            <td>{expiresAt ? ago(expiresAt) : t('tokens.forever')}</td>
            <td>
              <Button look="danger" aria-label={t('tokens.remove', { name })} onClick={() => remove.mutate(id)}>
                {t('common:delete')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
