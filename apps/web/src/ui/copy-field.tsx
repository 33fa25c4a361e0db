import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../lib/clipboard.ts'
import { Button } from './button.tsx'
import { notify } from './toast.tsx'

type CopyFieldProps = { label: string; text: string; look?: 'plain' | 'primary' }

/** A text to be handed on: shown whole, copied at a press. Where copying is not allowed, it is selected to be copied by hand. */
export function CopyField({ label, text, look = 'plain' }: CopyFieldProps) {
  const { t } = useTranslation()
  const [field, setField] = useState<HTMLInputElement | null>(null)
  const copy = async () => {
    if (await copyText(text)) notify(t('copied'))
    else {
      field?.select()
      notify(t('notCopied'), undefined, 'error')
    }
  }
  return (
    <div className="copy-field">
      <input
        ref={setField}
        className="field mono"
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look={look} onClick={() => void copy()}>
        {t('copy')}
      </Button>
    </div>
  )
}
