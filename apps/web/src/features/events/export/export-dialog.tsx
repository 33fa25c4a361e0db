import { EXPORT_COLUMNS, EXPORT_FORMATS, type ExportFormat } from '@bundlescope/contract/report.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../../api/queries.ts'
import { exportAddress } from '../../../api/report.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { columnsToExport } from './export-columns.ts'
import './export.css'

type ExportDialogProps = {
  filter: Filter
  total: number
  /** Ids of the columns in sight, in their order. */
  shown: readonly string[]
  onClose: () => void
}

/** All rows of the table as a file. The server streams it: any number will do. */
export function ExportDialog({ filter, total, shown, onClose }: ExportDialogProps) {
  const { t } = useTranslation('report')
  const lang = useLanguage()
  const { investigation, view } = useView()
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [which, setWhich] = useState<'shown' | 'all'>('shown')
  const [bom, setBom] = useState(lang === 'ja')
  const [redact, setRedact] = useState(false)
  const columns = which === 'all' ? EXPORT_COLUMNS : columnsToExport(shown, view.tz !== 'UTC')
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('export.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <a
            className="button button-primary"
            href={exportAddress(investigation, format, filter, { columns, tz: view.tz, bom, redact })}
            download
            onClick={onClose}
          >
            {t('export.start')}
          </a>
        </>
      }
    >
      <div className="export">
        <p>{t('export.count', { shown: formatCount(total, lang) })}</p>
        <Segmented
          label={t('export.format')}
          value={format}
          options={EXPORT_FORMATS.map((value) => ({ value, text: t(`export.${value}`) }))}
          onChange={setFormat}
        />
        <p className="soft">{t(`export.${format}Hint`)}</p>
        {format !== 'log' && (
          <div className="export-columns">
            <span aria-hidden="true">{t('export.columns')}</span>
            <Segmented
              label={t('export.columns')}
              value={which}
              options={[
                { value: 'shown', text: t('export.columnsShown') },
                { value: 'all', text: t('export.columnsAll') },
              ]}
              onChange={setWhich}
            />
          </div>
        )}
        {format === 'csv' && (
          <label>
            <input type="checkbox" checked={bom} onChange={(event) => setBom(event.currentTarget.checked)} />{' '}
            {t('export.bom')}
          </label>
        )}
        <label>
          <input type="checkbox" checked={redact} onChange={(event) => setRedact(event.currentTarget.checked)} />{' '}
          {t('redact')}
        </label>
      </div>
    </Dialog>
  )
}
