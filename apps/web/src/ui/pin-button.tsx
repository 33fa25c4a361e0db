import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'

type PinButtonProps = { pinned: boolean; onToggle: () => void; keys?: string }

/** Puts something on the board, or takes it off. */
export function PinButton({ pinned, onToggle, keys }: PinButtonProps) {
  const { t } = useTranslation()
  return (
    <IconButton
      label={t(pinned ? 'pin.off' : 'pin.on')}
      look={pinned ? 'plain' : 'quiet'}
      aria-pressed={pinned}
      onClick={onToggle}
      {...(keys && { keys })}
    >
      <PinSign filled={pinned} />
    </IconButton>
  )
}

/** A drawing pin; filled where something is pinned. */
export function PinSign({ filled = false }: { filled?: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" strokeLinejoin="round" stroke="currentColor">
      <path d="M4.5 1.5h5M5.2 1.5v4L3 8h8L8.8 5.5v-4" fill={filled ? 'currentColor' : 'none'} />
      <path d="M7 8v4.5" fill="none" strokeLinecap="round" />
    </svg>
  )
}
