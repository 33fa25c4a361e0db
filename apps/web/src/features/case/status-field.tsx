import { CASE_STATUSES, type CaseData } from '@bundlescope/contract/case.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Conflict } from '../../ui/conflict.tsx'
import { SaveFailed } from './save-failed.tsx'
import { useCasePart } from './use-case-part.ts'

export function StatusField({ investigation, readOnly }: { investigation: string; readOnly: boolean }) {
  const { t } = useTranslation('case')
  const id = useId()
  const { value, save, conflict, resolve, busy, error } = useCasePart(investigation, ['status'])
  if (conflict) {
    return (
      <Conflict
        text={false}
        who={conflict.by || t('common:anybody')}
        theirs={t(`status.${conflict.theirs.status}`)}
        mine={t(`status.${conflict.mine.status}`)}
        busy={busy}
        onKeep={(what) => resolve(what === 'theirs' ? conflict.theirs : conflict.mine)}
      />
    )
  }
  return (
    <>
      <label htmlFor={id}>{t('status.label')}</label>
      <div>
        <select
          id={id}
          className="field"
          disabled={readOnly || value === undefined}
          value={value?.status ?? 'open'}
          onChange={(event) => save({ status: event.currentTarget.value as CaseData['status'] })}
        >
          {CASE_STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>
        <SaveFailed error={error} />
      </div>
    </>
  )
}
