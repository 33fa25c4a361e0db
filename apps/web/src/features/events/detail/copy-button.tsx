import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button.tsx'
import { useCopy } from './use-copy.ts'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const copy = useCopy()
  const { t } = useTranslation('events')
  return (
    <IconButton label={label} className="copy-button" onClick={() => void copy(text, t('detail.copied'))}>
      <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true" fill="none" stroke="currentColor">
        <rect x="4.5" y="4.5" width="7" height="7" rx="1.5" />
        <path d="M8.5 4.5v-2A1 1 0 0 0 7.5 1.5h-5a1 1 0 0 0-1 1v5a1 1 0 0 0 1 1h2" />
      </svg>
    </IconButton>
  )
}
