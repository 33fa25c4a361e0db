import { REPORT_PARTS } from '@bundlescope/contract/report.ts'
import { useTranslation } from 'react-i18next'
import { reportAddress, reportQuery } from '../../api/report.ts'
import type { DialogOfInvestigation } from '../../investigation/open-dialog.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CopyTicket } from './copy-ticket.tsx'
import { ReportChoicesForm } from './report-choices.tsx'
import { ReportPreview } from './report-preview.tsx'
import { useReportChoices } from './use-report-choices.ts'
import './report.css'

const FORMATS = [
  { format: 'html', name: 'HTML' },
  { format: 'md', name: 'Markdown' },
  { format: 'json', name: 'JSON' },
] as const

/** What was found as a document: choices on the left, what comes of them on the right. */
export function ReportDialog({ investigation, onClose }: DialogOfInvestigation) {
  const { t } = useTranslation('report')
  const { choices, change } = useReportChoices()
  const address = (format: (typeof FORMATS)[number]['format'], download: boolean) =>
    reportAddress(investigation, format, choices, download)
  const empty = choices.parts.length === 0
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      wide
      actions={
        <>
          <Button onClick={onClose}>{t('common:close')}</Button>
          <span className="report-space" />
          {!empty && (
            <>
              <CopyTicket query={reportQuery(investigation, 'txt', choices)} />
              <a className="button button-plain" href={address('html', false)} target="_blank" rel="noreferrer">
                {t('open')}
              </a>
              {FORMATS.toReversed().map(({ format, name }) => (
                <a
                  key={format}
                  className={`button button-${format === 'html' ? 'primary' : 'plain'}`}
                  href={address(format, true)}
                  download
                >
                  {t('download', { format: name })}
                </a>
              ))}
            </>
          )}
        </>
      }
    >
      <div className="report">
        <ReportChoicesForm investigation={investigation} choices={choices} onChange={change} parts={REPORT_PARTS} />
        {empty ? (
          <p className="soft">{t('nothing')}</p>
        ) : (
          <ReportPreview query={reportQuery(investigation, 'html', choices)} />
        )}
      </div>
    </Dialog>
  )
}
