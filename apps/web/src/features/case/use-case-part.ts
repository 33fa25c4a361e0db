import type { Case, CaseData } from '@bundlescope/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { caseQuery, lastToChange } from '../../api/case.ts'
import { conflictOf, useChangeCase } from '../../api/case-changes.ts'

type Conflicting<T> = { theirs: T; mine: T; version: number; by: string }
type Draft<T> = { value: T; base: { value: T; version: number } }

/**
 * Some fields of the case that are edited together, saved as they are changed. An edit is one of the value that it began
 * with: where that was changed meanwhile, `conflict` has both, and nothing is saved before the person chose. Changes of
 * other fields are no conflict.
 */
export function useCasePart<K extends keyof CaseData>(investigation: string, fields: readonly K[]) {
  type Part = Pick<CaseData, K>
  const { data: known } = useQuery(caseQuery(investigation))
  const change = useChangeCase(investigation)
  const [draft, draftNow, setDraft] = useLatest<Draft<Part> | null>(null)
  const [conflict, setConflict] = useState<Conflicting<Part> | null>(null)
  /** A save is on its way; one that is asked for meanwhile follows it. */
  const sending = useRef<'no' | 'yes' | 'again'>('no')
  const part = (data: CaseData): Part => Object.fromEntries(fields.map((field) => [field, data[field]])) as Part
  const current = known && part(known.data)

  const send = async (value: Part, version: number, base: Part): Promise<void> => {
    sending.current = 'yes'
    try {
      const changed = await change.mutateAsync({ version, data: value })
      setConflict(null)
      const again = sending.current !== 'yes'
      sending.current = 'no'
      const now = draftNow.current
      if (!now || same(now.value, value)) return setDraft(null)
      // what was typed while it was on its way is a change of what was saved
      setDraft({ ...now, base: { value, version: changed.version } })
      if (again) await send(now.value, changed.version, value)
    } catch (error) {
      sending.current = 'no'
      const met = conflictOf<Case>(error)
      if (!met) return
      const theirs = part(met.data)
      if (same(theirs, base)) await send(value, met.version, base)
      else {
        // the name is a courtesy: without it, it was somebody
        const by = await lastToChange(investigation, fields).catch(() => undefined)
        setConflict({ theirs, mine: draftNow.current?.value ?? value, version: met.version, by: by?.name ?? '' })
      }
    }
  }
  return {
    /** Undefined until the case is known. */
    value: draft?.value ?? current,
    edit: (value: Part) => {
      if (current && known) setDraft({ value, base: draft?.base ?? { value: current, version: known.version } })
    },
    /** Saves the draft, or `value` at once. */
    save: (value: Part | undefined = draftNow.current?.value) => {
      if (value === undefined || !known || !current || conflict) return
      const base = draftNow.current?.base ?? { value: current, version: known.version }
      if (same(value, base.value)) return setDraft(null)
      setDraft({ value, base })
      if (sending.current !== 'no') sending.current = 'again'
      else void send(value, same(current, base.value) ? known.version : base.version, base.value)
    },
    conflict,
    resolve: (value: Part) => {
      if (!conflict) return
      setDraft({ value, base: { value: conflict.theirs, version: conflict.version } })
      void send(value, conflict.version, conflict.theirs)
    },
    error: change.error && !conflictOf(change.error) ? change.error : null,
    busy: change.isPending,
  }
}

/** State whose newest value can also be read by what goes on after the component was drawn, or is gone. */
function useLatest<T>(initial: T) {
  const [state, setState] = useState(initial)
  const ref = useRef(initial)
  const set = (next: T) => {
    ref.current = next
    setState(next)
  }
  return [state, ref, set] as const
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
