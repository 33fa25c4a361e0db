import type { ReactNode } from 'react'
import './chip.css'

type ChipProps = {
  children: ReactNode
  onClick?: () => void
  /** Adds a cross; needs `removeLabel`. */
  onRemove?: () => void
  removeLabel?: string
  title?: string
  active?: boolean
}

/** A small value that can be clicked or taken away: an operation, a filter, a port. */
export function Chip({ children, onClick, onRemove, removeLabel, title, active }: ChipProps) {
  const look = active ? 'chip chip-active' : 'chip'
  return (
    <span className={look} title={title}>
      {onClick ? (
        <button type="button" className="chip-text" onClick={onClick}>
          {children}
        </button>
      ) : (
        <span className="chip-text">{children}</span>
      )}
      {onRemove && (
        <button type="button" className="chip-remove" aria-label={removeLabel} onClick={onRemove}>
          ×
        </button>
      )}
    </span>
  )
}
