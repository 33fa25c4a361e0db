import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { useEffect, useRef, useState } from 'react'
import { conflictOf, useAddPin, useChangePin } from '../../../api/case-changes.ts'
import { ApiProblem } from '../../../api/client.ts'
import { anchorKey } from '../../../investigation/anchor.ts'
import { draftOf, keepDraft } from './drafts.ts'

type NoteInput = {
  investigation: string
  anchor: Anchor
  /** The pin as it is now; undefined when there is none yet, or none any more. */
  pin: Pin | undefined
  onDone: () => void
}

/**
 * A note being written. It is a change of the note as it was when writing began: where somebody else changed it since,
 * both versions are shown, and nothing is saved before the person chose.
 */
export function useNoteModel({ investigation, anchor, pin, onDone }: NoteInput) {
  const [began] = useState({ pin, key: pin?.id ?? anchorKey(anchor) })
  const [kept] = useState(() => draftOf(began.key))
  const [text, setText] = useState(kept ?? pin?.note ?? '')
  /** What the note is now, when it is not what it was. */
  const [conflict, setConflict] = useState<Pin | null>(null)
  const add = useAddPin(investigation)
  const change = useChangePin(investigation)
  const dirty = text !== (began.pin?.note ?? '')
  useKeptDraft(began.key, dirty ? text : null)

  const done = () => {
    keepDraft(began.key, null)
    onDone()
  }
  const create = () => add.mutate({ anchor, note: text }, { onSuccess: done })
  const write = (id: string, version: number, note: string) =>
    change.mutate(
      { pin: id, version, note },
      {
        onSuccess: done,
        onError: (error) => {
          const current = conflictOf<Pin>(error)
          if (current) setConflict(current)
          else if (error instanceof ApiProblem && error.code === 'not-found') create()
        },
      },
    )
  const save = () => {
    if (!began.pin || !pin) return create()
    // that it was only moved since is no conflict
    const { id, version } = pin.note === began.pin.note ? pin : began.pin
    write(id, version, text)
  }
  const { error } = change
  const shown = error instanceof ApiProblem && ['conflict', 'not-found'].includes(error.code) ? null : error
  return {
    text,
    setText,
    dirty,
    /** It was closed before it was saved, and is here again. */
    recovered: kept !== undefined && text === kept && dirty,
    changedBy: pin && began.pin && pin.note !== began.pin.note && !conflict ? pin.changedBy : null,
    removed: began.pin !== undefined && pin === undefined,
    conflict,
    busy: add.isPending || change.isPending,
    error: shown ?? add.error,
    save,
    resolve: (note: string) => {
      setText(note)
      if (conflict) write(conflict.id, conflict.version, note)
    },
    discard: done,
  }
}

/** Keeps what was written when the dialog goes away without having been saved. */
function useKeptDraft(key: string, text: string | null): void {
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    const timer = setTimeout(() => text !== null && keepDraft(key, text), 400)
    return () => clearTimeout(timer)
  }, [key, text])
}
