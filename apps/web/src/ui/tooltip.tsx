import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { KeyCaps } from './kbd.tsx'
import './popup.css'

/** Once around the application. */
export const TooltipProvider = Radix.Provider

/** `keys`: shortcut shown after the text, in tinykeys' writing. The child must take a ref. */
export function Tooltip({ text, keys, children }: { text: ReactNode; keys?: string | undefined; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <KeyCaps keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
