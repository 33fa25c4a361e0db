import { useTranslation } from 'react-i18next'
import { notify } from '../../../ui/toast.tsx'

/** Copies a text and says so; browsers refuse it outside https and loopback. */
export function useCopy() {
  const { t } = useTranslation()
  return async (text: string, said: string) => {
    try {
      await navigator.clipboard.writeText(text)
      notify(said, text.length > 160 ? `${text.slice(0, 160)}…` : text)
    } catch {
      notify(t('notCopied'), text, 'error')
    }
  }
}
