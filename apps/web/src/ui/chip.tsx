import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
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

/** A chip that is a button as a whole: the trigger of a card that explains it. */
export function ChipButton({ children, ...rest }: ComponentProps<'button'>) {
  return (
    <button type="button" className="chip chip-whole" {...rest}>
      <span className="chip-text">{children}</span>
    </button>
  )
}

/** A chip that leads to what it names. */
export function ChipLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="chip chip-whole" to={to}>
      <span className="chip-text">{children}</span>
    </Link>
  )
}
