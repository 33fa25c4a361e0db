import type { NewShare, ShareDraft } from '@bundlescope/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreateShare } from '../../../api/access.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'

const DAYS = [1, 7, 30, 90] as const

/** Makes a link. It is shown this once: the server keeps nothing it could be made of again. */
export function NewLink({ investigation }: { investigation: string }) {
  const { t } = useTranslation('share')
  const say = useServerText()
  const [name, setName] = useState('')
  const [role, setRole] = useState<ShareDraft['role']>('reader')
  const [days, setDays] = useState<number | null>(30)
  const [redacted, setRedacted] = useState(false)
  const create = useCreateShare(investigation)
  return (
    <>
      <form
        className="share-row share-new"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate({ name: name.trim(), role, days, redacted }, { onSuccess: () => setName('') })
        }}
      >
        <input
          className="field"
          aria-label={t('links.for')}
          placeholder={t('links.for')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <select
          className="field"
          aria-label={t('links.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as ShareDraft['role'])}
        >
          <option value="reader">{t('links.canRead')}</option>
          <option value="commenter">{t('links.canComment')}</option>
        </select>
        <select
          className="field"
          aria-label={t('links.expiry')}
          value={days ?? 'never'}
          onChange={(event) => {
            const { value } = event.currentTarget
            setDays(value === 'never' ? null : Number(value))
          }}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('links.days', { count })}
            </option>
          ))}
          <option value="never">{t('links.forever')}</option>
        </select>
        <label className="nowrap">
          <input type="checkbox" checked={redacted} onChange={(event) => setRedacted(event.currentTarget.checked)} />{' '}
          {t('links.redacted')}
        </label>
        <Button type="submit" disabled={create.isPending || name.trim() === ''}>
          {t('links.create')}
        </Button>
      </form>
      {create.error && (
        <p role="alert" className="field-failed">
          {say(create.error.message)}
        </p>
      )}
      {create.data && (
        <div className="share-made" role="status">
          <p>{t('links.once', { name: create.data.share.name })}</p>
          <CopyField look="primary" label={t('links.link')} text={linkOf(create.data)} />
        </div>
      )}
    </>
  )
}

/** The secret stands behind `#`: browsers send that part to nobody, so it is in no log and no referrer. */
function linkOf({ secret }: NewShare): string {
  return `${window.location.origin}/share#${encodeURIComponent(secret)}`
}
