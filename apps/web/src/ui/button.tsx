import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from './tooltip.tsx'
import './button.css'

type ButtonProps = ComponentProps<'button'> & { look?: 'plain' | 'primary' | 'quiet' | 'danger' }

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${look} ${className}`} {...rest} />
}

type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'children'> & {
  /** Spoken name, and the tooltip. */
  label: string
  /** Shortcut shown in the tooltip, in tinykeys' writing. */
  keys?: string
  children: ReactNode
}

export function IconButton({ label, keys, look = 'quiet', className = '', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button look={look} className={`icon-button ${className}`} aria-label={label} {...rest} />
    </Tooltip>
  )
}
