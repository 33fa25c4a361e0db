import { type ReportPart, USUAL_PARTS } from '@bundlescope/contract/report.ts'
import { useTranslation } from 'react-i18next'
import { type ReportChoices, redactionsAddress } from '../../api/report.ts'
import { useMay } from '../../investigation/role.ts'
import { useView } from '../../investigation/use-view.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'

type ReportChoicesFormProps = {
  investigation: string
  choices: ReportChoices
  parts: readonly ReportPart[]
  onChange: (change: Partial<ReportChoices>) => void
}

export function ReportChoicesForm({ investigation, choices, parts, onChange }: ReportChoicesFormProps) {
  const { t } = useTranslation('report')
  const { tz } = useView().view
  const owner = useMay('owner')
  const toggle = (part: ReportPart, chosen: boolean) =>
    onChange({ parts: parts.filter((each) => (each === part ? chosen : choices.parts.includes(each))) })
  return (
    <div className="report-choices">
      <fieldset>
        <legend>{t('parts')}</legend>
        {parts.map((part) => (
          <label key={part} className="report-check">
            <input
              type="checkbox"
              checked={choices.parts.includes(part)}
              onChange={(event) => toggle(part, event.currentTarget.checked)}
            />
            {t(`part.${part}`)}
          </label>
        ))}
        <span className="report-sets">
          <Button look="quiet" onClick={() => onChange({ parts: USUAL_PARTS })}>
            {t('usual')}
          </Button>
          <Button look="quiet" onClick={() => onChange({ parts })}>
            {t('all')}
          </Button>
        </span>
      </fieldset>
      <div className="report-choice">
        <span aria-hidden="true">{t('language')}</span>
        <Segmented
          label={t('language')}
          value={choices.lang}
          options={[
            { value: 'en', text: 'English' },
            { value: 'ja', text: '日本語' },
          ]}
          onChange={(lang) => onChange({ lang })}
        />
      </div>
      {tz !== 'UTC' && (
        <div className="report-choice">
          <span aria-hidden="true">{t('zone')}</span>
          <Segmented
            label={t('zone')}
            value={choices.tz}
            options={[
              { value: tz, text: t('zoneBoth', { zone: tz.replaceAll('_', ' ') }) },
              { value: 'UTC', text: t('zoneUtc') },
            ]}
            onChange={(zone) => onChange({ tz: zone })}
          />
        </div>
      )}
      <label className="report-check">
        <input
          type="checkbox"
          checked={choices.redact}
          onChange={(event) => onChange({ redact: event.currentTarget.checked })}
        />
        {t('redact')}
      </label>
      {choices.redact && (
        <p className="soft report-hint">
          {t('redactHint')}{' '}
          {owner && (
            <a href={redactionsAddress(investigation)} target="_blank" rel="noreferrer">
              {t('tokens')}
            </a>
          )}
        </p>
      )}
    </div>
  )
}
