import { useTranslation } from 'react-i18next'
import type { DialogOfInvestigation } from '../../investigation/open-dialog.ts'
import { useMay } from '../../investigation/role.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AffectedField } from './affected-field.tsx'
import { IncidentField } from './incident-field.tsx'
import { StatusField } from './status-field.tsx'
import { TextField } from './text-field.tsx'
import './case.css'

/** What the investigation is about, in the words of whoever reported it. Every field is saved as it is changed. */
export function CaseDialog({ investigation, onClose }: DialogOfInvestigation) {
  const { t } = useTranslation('case')
  const readOnly = !useMay('editor')
  const shared = { investigation, readOnly }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      wide
      actions={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <p className="soft">{t(readOnly ? 'readOnly' : 'savedAtOnce')}</p>
      <div className="case-fields">
        <TextField {...shared} field="symptom" rows={4} label={t('symptom')} hint={t('symptomHint')} />
        <TextField {...shared} field="serviceRequest" label={t('serviceRequest')} hint="SR 24-118034" />
        <IncidentField {...shared} />
        <AffectedField {...shared} />
        <StatusField {...shared} />
      </div>
    </Dialog>
  )
}
