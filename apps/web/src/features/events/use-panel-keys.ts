import { type RefObject, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { type Shortcut, useShortcuts } from '../../lib/keys.ts'
import type { EventsModel } from './model/use-events-model.ts'

/** Position in the browser's history as react-router keeps it; 0 when it does not. */
const historyIndex = () => (window.history.state as { idx?: number } | null)?.idx ?? 0

/** The panel's keys; `?` and the palette list them from here. */
export function usePanelKeys(model: EventsModel, input: RefObject<HTMLInputElement | null>) {
  const navigate = useNavigate()
  const arrived = useRef(0)
  useEffect(() => {
    arrived.current = historyIndex()
  }, [])
  const { actions, table, timeline, preview, setPreview } = model
  const goBack = () => {
    // Not beyond the step that opened this panel: `[` leads through ranges, it does not leave the page.
    if (historyIndex() > arrived.current) void navigate(-1)
  }
  const goForward = () => void navigate(1)

  const key = (keys: string, description: string, run: Shortcut['run']): Shortcut => ({ keys, scope: 'events', description, run })
  useShortcuts([
    key('/', 'eventSearch', (event) => {
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }),
    key('j', 'eventNext', () => void table.stepBy(1)),
    key('k', 'eventPrevious', () => void table.stepBy(-1)),
    key('e', 'errorNext', () => void actions.error(1)),
    key('Shift+e', 'errorPrevious', () => void actions.error(-1)),
    key('c', 'eventContext', actions.toggleContext),
    key('o', 'operationNext', () => void actions.operation(1)),
    key('Shift+o', 'operationPrevious', () => void actions.operation(-1)),
    key('w', 'warningNext', () => void actions.warning(1)),
    key('Shift+w', 'warningPrevious', () => void actions.warning(-1)),
    key('g', 'eventFirst', () => void table.goToRow(0)),
    key('Shift+g', 'eventLast', () => void table.goToRow(table.count - 1)),
    key('.', 'eventLink', actions.copyLink),
    { ...key('[', 'zoomBack', goBack), scope: 'timeline' },
    { ...key(']', 'zoomForward', goForward), scope: 'timeline' },
    {
      ...key('Enter', 'rangeCommit', (event) => {
        if (!preview || isControl(event.target)) return
        event.preventDefault()
        timeline.commitPreview()
      }),
      scope: 'timeline',
    },
    key('Escape', 'eventClose', () => {
      if (preview) setPreview(null)
      else if (model.view.context) actions.toggleContext()
    }),
  ])
  return { goBack, goForward }
}

/** Enter belongs to the button or link that has the focus. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button,a,[role=menuitem],[role=option]') !== null
}
