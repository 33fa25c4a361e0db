import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSetName } from '../../api/access.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failed } from './failed.tsx'
import { Labelled } from './sign-in/labelled.tsx'

/** What a person is called where the server needs no sign-in: beside pins, notes and changes. */
export function NameDialog({ current, onClose }: { current: string; onClose: () => void }) {
  const { t } = useTranslation('account')
  const [name, setName] = useState(current)
  const set = useSetName()
  const id = 'account-name'
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('called.change')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={id} look="primary" disabled={name.trim() === '' || set.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate(name.trim(), { onSuccess: onClose })
        }}
      >
        <Labelled label={t('called.label')} hint={t('called.hint')} value={name} onText={setName} maxLength={200} />
        <Failed error={set.error} />
      </form>
    </Dialog>
  )
}
