import { useTranslation } from 'react-i18next'
import { useAddress } from '../../../investigation/last-address.ts'
import { openDialog } from '../../../investigation/open-dialog.ts'
import { useExternal } from '../../../lib/external.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { SaveView } from './save-view.tsx'

/** Saves what is seen now, from any panel. */
export function SaveViewDialog({ investigation }: { investigation: string }) {
  const { t } = useTranslation('board')
  const address = useAddress()
  const open = useExternal(openDialog) === 'view'
  const close = () => openDialog.set(null)
  return (
    <Dialog open={open} onOpenChange={close} title={t('views.dialog')}>
      <SaveView investigation={investigation} address={address} onSaved={close} />
    </Dialog>
  )
}
