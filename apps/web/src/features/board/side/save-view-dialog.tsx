import { useTranslation } from 'react-i18next'
import { useAddress } from '../../../investigation/last-address.ts'
import type { DialogOfInvestigation } from '../../../investigation/open-dialog.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { SaveView } from './save-view.tsx'

/** Saves what is seen now, from any panel. */
export function SaveViewDialog({ investigation, onClose }: DialogOfInvestigation) {
  const { t } = useTranslation('board')
  const address = useAddress()
  return (
    <Dialog open onOpenChange={onClose} title={t('views.dialog')}>
      <SaveView investigation={investigation} address={address} onSaved={onClose} />
    </Dialog>
  )
}
