import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Conflict } from '../../ui/conflict.tsx'
import { SaveFailed } from './save-failed.tsx'
import { useCasePart } from './use-case-part.ts'

type TextFieldProps = {
  investigation: string
  field: 'symptom' | 'serviceRequest'
  label: string
  hint?: string
  rows?: number
  readOnly: boolean
}

const PAUSE_MS = 1000

/** Saved when typing pauses or the field is left. */
export function TextField({ investigation, field, label, hint, rows, readOnly }: TextFieldProps) {
  const { t } = useTranslation('case')
  const id = useId()
  const part = useCasePart(investigation, [field])
  const { value, edit, save, conflict } = part
  const text = value?.[field] ?? ''
  useEffect(() => {
    if (value === undefined) return
    const timer = setTimeout(() => save(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value, save])
  if (conflict) {
    return (
      <Conflict
        text={field === 'symptom'}
        who={conflict.by || t('common:anybody')}
        theirs={conflict.theirs[field]}
        mine={conflict.mine[field]}
        busy={part.busy}
        onKeep={(_, result) => part.resolve({ [field]: result } as Record<typeof field, string>)}
      />
    )
  }
  const props = {
    id,
    className: 'field',
    value: text,
    readOnly: readOnly || value === undefined,
    placeholder: hint,
    onChange: (event: { currentTarget: { value: string } }) =>
      edit({ [field]: event.currentTarget.value } as Record<typeof field, string>),
    onBlur: () => save(),
  }
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>
        {rows ? <textarea {...props} rows={rows} maxLength={20_000} /> : <input {...props} maxLength={100} />}
        <SaveFailed error={part.error} />
      </div>
    </>
  )
}
