import { Suspense, useEffect } from 'react'
import { openPaste } from '../../investigation/paste.ts'
import { useExternal } from '../../lib/external.ts'
import { lazyPart } from '../../lib/lazy-part.ts'

const PasteDialog = lazyPart(async () => (await import('./paste-dialog.tsx')).PasteDialog)

/** Text pasted outside of every field is taken as the output of a command or a log, and asked about in a dialog. */
export function PasteAnywhere({ investigation }: { investigation: string }) {
  const pasting = useExternal(openPaste)
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target) || openPaste.get() !== null) return
      const pasted = event.clipboardData?.getData('text/plain') ?? ''
      if (pasted.trim() === '') return
      event.preventDefault()
      openPaste.set({ text: pasted })
    }
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('paste', onPaste)
      openPaste.set(null)
    }
  }, [])
  if (pasting === null) return null
  return (
    <Suspense fallback={null}>
      <PasteDialog
        investigation={investigation}
        first={pasting.text}
        about={pasting.about}
        onClose={() => openPaste.set(null)}
      />
    </Suspense>
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,[contenteditable],[role=dialog]') !== null
}
