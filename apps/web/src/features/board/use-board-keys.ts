import type { RefObject } from 'react'
import { openNote, pinWish } from '../../investigation/pinning.ts'
import { type Shortcut, useShortcuts } from '../../lib/keys.ts'
import type { BoardModel } from './use-board-model.ts'

/** Keys of the board. They are about the pin that has the focus, or has something in it that does. */
export function useBoardKeys(list: RefObject<HTMLElement | null>, model: BoardModel): void {
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-pin]') ?? [])]
  const current = () => document.activeElement?.closest<HTMLElement>('[data-pin]')
  const step = (by: number) => {
    const all = cards()
    const at = all.indexOf(current() as HTMLElement)
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const withPin = (act: (id: string, card: HTMLElement) => void) => () => {
    const card = current()
    if (card?.dataset.pin) act(card.dataset.pin, card)
  }
  const key = (keys: string, description: string, run: Shortcut['run']): Shortcut => ({
    keys,
    scope: 'board',
    description,
    run,
  })
  useShortcuts([
    key('j', 'boardNext', () => step(1)),
    key('k', 'boardPrevious', () => step(-1)),
    key(
      'o',
      'boardOpen',
      withPin((_, card) => card.querySelector<HTMLElement>('.pin-open')?.click()),
    ),
  ])
  useShortcuts(
    [
      key('a', 'boardAdd', (event) => {
        event.preventDefault()
        pinWish.set({ anchor: { kind: 'note' }, want: 'note' })
      }),
      key('n', 'boardNote', (event) => {
        event.preventDefault()
        withPin((id) => openNote.set(id))()
      }),
      key(
        'Shift+k',
        'boardUp',
        withPin((id) => model.moveBy(id, -1)),
      ),
      key(
        'Shift+j',
        'boardDown',
        withPin((id) => model.moveBy(id, 1)),
      ),
      key(
        'x',
        'boardRemove',
        withPin((id) => {
          const pin = model.pins.find((each) => each.id === id)
          step(1)
          if (pin) void model.remove(pin)
        }),
      ),
    ],
    model.may,
  )
}
