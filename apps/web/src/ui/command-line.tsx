import { useTranslation } from 'react-i18next'
import { copyText } from '../lib/clipboard.ts'
import { Button } from './button.tsx'
import { notify } from './toast.tsx'
import './command-line.css'

/** A command to type elsewhere, as it is, with a button that copies it. */
export function CommandLine({ command }: { command: string }) {
  const { t } = useTranslation()
  const copy = async () => {
    if (await copyText(command)) notify(t('copied'), command)
    else notify(t('notCopied'), command, 'error')
  }
  return (
    <span className="command-line">
      <code>{command}</code>
      <Button look="quiet" aria-label={t('copyCommand', { command })} onClick={() => void copy()}>
        {t('copy')}
      </Button>
    </span>
  )
}
