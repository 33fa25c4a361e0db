import type { RefObject } from 'react'
import { useMay } from '../../investigation/role.ts'
import { type Shortcut, useShortcuts } from '../../lib/keys.ts'
import type { EventsModel } from './model/use-events-model.ts'
import { useJumps } from './model/use-jumps.ts'

type PanelKeysProps = { model: EventsModel; input: RefObject<HTMLInputElement | null> }

/**
 * The panel's keys; `?` and the palette list them from here. A component that draws nothing, so that it can stand before
 * the others: the status bar names those that were there first.
 */
export function PanelKeys({ model, input }: PanelKeysProps) {
  const jumps = useJumps(model)
  const { actions, table, preview, setPreview, view } = model
  const key = (keys: string, description: string, run: Shortcut['run']): Shortcut => ({
    keys,
    scope: 'events',
    description,
    run,
  })
  useShortcuts([
    key('/', 'eventSearch', (event) => {
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }),
    key('j', 'eventNext', () => jumps.step(1)),
    key('k', 'eventPrevious', () => jumps.step(-1)),
    key('e', 'errorNext', () => void jumps.error(1)),
    key('Shift+e', 'errorPrevious', () => void jumps.error(-1)),
    key('c', 'eventContext', actions.toggleContext),
    key('w', 'warningNext', () => void jumps.warning(1)),
    key('Shift+w', 'warningPrevious', () => void jumps.warning(-1)),
    key('o', 'operationNext', () => void jumps.operation(1)),
    key('Shift+o', 'operationPrevious', () => void jumps.operation(-1)),
    key('g', 'eventFirst', () => table.current?.toFirst()),
    key('Shift+g', 'eventLast', () => table.current?.toLast()),
    // Within the table it has these keys itself; here they work wherever else the focus is.
    key(
      'Home',
      'eventFirst',
      prevented(() => table.current?.toFirst()),
    ),
    key(
      'End',
      'eventLast',
      prevented(() => table.current?.toLast()),
    ),
    key(
      'PageDown',
      'eventPageDown',
      prevented(() => table.current?.pageBy(1)),
    ),
    key(
      'PageUp',
      'eventPageUp',
      prevented(() => table.current?.pageBy(-1)),
    ),
    key('.', 'eventLink', actions.copyLink),
    key('Escape', 'eventClose', () => {
      if (preview) setPreview(null)
      else if (view.context) actions.toggleContext()
    }),
  ])
  useShortcuts(
    [
      key('p', 'eventPin', () => void actions.pin()),
      key(
        'n',
        'eventNote',
        prevented(() => void actions.note()),
      ),
    ],
    useMay('commenter'),
  )
  return null
}

function prevented(run: () => void): Shortcut['run'] {
  return (event) => {
    event.preventDefault()
    run()
  }
}
