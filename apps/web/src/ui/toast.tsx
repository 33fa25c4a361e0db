import { Toast } from 'radix-ui'
import { external, useExternal } from '../lib/external.ts'
import { Button } from './button.tsx'
import './popup.css'

/** Something that can be done about what was said: to take it back. */
type NoticeAction = { text: string; run: () => void }
type Notice = {
  id: number
  kind: 'info' | 'error'
  title: string
  text?: string | undefined
  action?: NoticeAction | undefined
}

const notices = external<readonly Notice[]>([])
let nextId = 1

/** Says something in the corner of the page for some seconds; errors stay until closed. */
export function notify(title: string, text?: string, kind: Notice['kind'] = 'info', action?: NoticeAction): void {
  notices.set([...notices.get().slice(-4), { id: nextId++, kind, title, text, action }])
}

const close = (id: number) => notices.set(notices.get().filter((notice) => notice.id !== id))

/** Once in the application. `closeLabel` names the close buttons. */
export function Toasts({ closeLabel }: { closeLabel: string }) {
  return (
    <Toast.Provider>
      {useExternal(notices).map(({ id, kind, title, text, action }) => (
        <Toast.Root
          key={id}
          className={`toast toast-${kind}`}
          duration={kind === 'error' ? Number.POSITIVE_INFINITY : action ? 15_000 : 6000}
          onOpenChange={(open) => !open && close(id)}
        >
          <Toast.Title className="toast-title">{title}</Toast.Title>
          {text && <Toast.Description className="toast-text">{text}</Toast.Description>}
          {action && (
            <Toast.Action asChild altText={action.text}>
              <Button className="toast-action" onClick={action.run}>
                {action.text}
              </Button>
            </Toast.Action>
          )}
          <Toast.Close asChild>
            <Button look="quiet" className="icon-button toast-close" aria-label={closeLabel}>
              ×
            </Button>
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="toasts" />
    </Toast.Provider>
  )
}
