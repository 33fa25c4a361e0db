import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './popup.css'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  wide?: boolean
  actions?: ReactNode
  children: ReactNode
}

export function Dialog({ open, onOpenChange, title, wide, actions, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content className={wide ? 'dialog dialog-wide' : 'dialog'} aria-describedby={undefined}>
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          <div className="dialog-body">{children}</div>
          {actions && <div className="dialog-actions">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ConfirmProps = Omit<DialogProps, 'actions' | 'wide'> & { confirm: string; cancel: string; onConfirm: () => void }

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ confirm, cancel, onConfirm, ...dialog }: ConfirmProps) {
  const close = () => dialog.onOpenChange(false)
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button onClick={close}>{cancel}</Button>
          <Button
            look="danger"
            onClick={() => {
              onConfirm()
              close()
            }}
          >
            {confirm}
          </Button>
        </>
      }
    />
  )
}
