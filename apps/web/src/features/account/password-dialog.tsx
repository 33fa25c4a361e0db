import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangePassword } from '../../api/access.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { notify } from '../../ui/toast.tsx'
import { Failed } from './failed.tsx'
import { Labelled } from './sign-in/labelled.tsx'
import { isLongEnough, PasswordPair } from './sign-in/password-pair.tsx'
import './sign-in/sign-in.css'

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const [old, setOld] = useState('')
  const [pair, setPair] = useState({ password: '', again: '' })
  const change = useChangePassword()
  const id = 'account-password'
  const done = () => {
    notify(t('change.done'))
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('change.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={id} look="primary" disabled={!old || !isLongEnough(pair) || change.isPending}>
            {t('change.submit')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ old, password: pair.password }, { onSuccess: done })
        }}
      >
        <Labelled
          label={t('change.old')}
          type="password"
          autoComplete="current-password"
          value={old}
          onText={setOld}
          required
        />
        <PasswordPair pair={pair} onChange={setPair} />
        <p className="soft">{t('change.ends')}</p>
        <Failed error={change.error} texts={{ unauthenticated: t('change.refused'), forbidden: t('change.refused') }} />
      </form>
    </Dialog>
  )
}
