import type { Anchor } from '@bundlescope/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinsQuery } from '../../api/case.ts'
import { useAddPin } from '../../api/case-changes.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { pinAt } from '../../investigation/anchor.ts'
import { openNote, pinWish } from '../../investigation/pinning.ts'
import { useExternal } from '../../lib/external.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { notify } from '../../ui/toast.tsx'
import { pinTitle } from './pins/pin-title.ts'
import { useRemove } from './use-remove.ts'
import './board.css'

/** Comes with what reads Markdown, when the first note is written. */
const NoteDialog = lazyPart(async () => (await import('./note/note-dialog.tsx')).NoteDialog)

/** Once in the layout: fulfils what panels ask for, and writes notes over any of them. */
export function Pinning({ investigation }: { investigation: string }) {
  const { data: pins } = useQuery(pinsQuery(investigation))
  const wish = useExternal(pinWish)
  const noteId = useExternal(openNote)
  /** What a note is written about before there is a pin. */
  const [about, setAbout] = useState<Anchor | null>(null)
  const toggle = useToggle(investigation)

  useEffect(() => {
    if (!wish || !pins) return
    pinWish.set(null)
    const pin = pinAt(pins, wish.anchor)
    if (wish.want === 'toggle') void toggle(wish.anchor)
    else if (pin) openNote.set(pin.id)
    else setAbout(wish.anchor)
  }, [wish, pins, toggle])
  useEffect(() => () => openNote.set(null), [])

  const [held, setHeld] = useState<Anchor | null>(null)
  const pin = pins?.find(({ id }) => id === noteId)
  if (pin && held !== pin.anchor) setHeld(pin.anchor)
  const close = () => {
    openNote.set(null)
    setAbout(null)
    setHeld(null)
  }
  const anchor = about ?? (noteId === null ? null : (pin?.anchor ?? held))
  if (!anchor) return null
  return (
    <Suspense fallback={null}>
      <NoteDialog
        key={noteId ?? 'new'}
        investigation={investigation}
        anchor={anchor}
        pin={about ? undefined : pin}
        onClose={close}
      />
    </Suspense>
  )
}

/** Pins, or unpins with a way back. The same function all the time. */
function useToggle(investigation: string) {
  const { t } = useTranslation('board')
  const say = useServerText()
  const { data: pins } = useQuery(pinsQuery(investigation))
  const { mutateAsync: add } = useAddPin(investigation)
  const remove = useRemove(investigation)
  const latest = useRef(async (_: Anchor) => {})
  latest.current = async (anchor) => {
    const pin = pinAt(pins, anchor)
    if (pin) return remove(pin)
    try {
      const added = await add({ anchor })
      const action = { text: t('writeNote'), run: () => openNote.set(added.id) }
      notify(t('pinned'), pinTitle(added, t), 'info', action)
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  const [steady] = useState(() => (anchor: Anchor) => latest.current(anchor))
  return steady
}
