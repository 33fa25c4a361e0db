import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import './popup.css'

type PopoverProps = {
  /** A button; it must take a ref. */
  trigger: ReactNode
  /** Spoken name of what opens. */
  label: string
  /** Made only while it is open. */
  children: ReactNode
}

/** A card beside a button: an explanation, with what to do next. Escape or a click elsewhere closes it. */
export function Popover({ trigger, label, children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popover"
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onClick={(event) => event.stopPropagation()}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
