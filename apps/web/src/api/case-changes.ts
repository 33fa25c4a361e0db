import type {
  Activity,
  Anchor,
  Case,
  CaseChange,
  CaseData,
  Pin,
  PinChange,
  PinDraft,
  SavedView,
  ViewDraft,
} from '@bundlescope/contract/case.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { caseQuery, pinsQuery } from './case.ts'
import { ApiProblem, call } from './client.ts'
import { putPin, takePin } from './live-case.ts'
import { at, investigationsQuery } from './queries.ts'

/*
 * Changes of a case. Each says which version it was made of; the server refuses it with 409 and what it is now when
 * somebody else was faster. Nothing is decided here: whoever edits sees both versions.
 */

/** What a refused change met; undefined for every other failure. */
export function conflictOf<T>(error: unknown): T | undefined {
  return error instanceof ApiProblem && error.code === 'conflict' ? (error.current as T | undefined) : undefined
}

export function useChangeCase(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: CaseChange) => call<Case>(at(id, 'case'), { method: 'PATCH', body: change }),
    onSuccess: (changed) => client.setQueryData(caseQuery(id).queryKey, changed),
  })
}

/** Sets the status from a list, where nothing of the case is known: whichever version it has, it is only this that changes. */
export function useSetStatus(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (status: CaseData['status']) => {
      const { version } = await call<Case>(at(id, 'case'))
      return call<Case>(at(id, 'case'), { method: 'PATCH', body: { version, data: { status } } satisfies CaseChange })
    },
    onSuccess: async (changed) => {
      client.setQueryData(caseQuery(id).queryKey, changed)
      await client.invalidateQueries({ queryKey: investigationsQuery.queryKey })
    },
  })
}

export function useAddPin(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ anchor, note = '' }: { anchor: Anchor; note?: string }) =>
      call<Pin>(at(id, 'pins'), { method: 'POST', body: { anchor, note } satisfies PinDraft }),
    onSuccess: (pin) => putPin(client, id, pin),
  })
}

export function useChangePin(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ pin, ...change }: PinChange & { pin: string }) =>
      call<Pin>(at(id, 'pins', pin), { method: 'PATCH', body: change }),
    onSuccess: (pin) => putPin(client, id, pin),
  })
}

/**
 * Puts a pin before another, or at the end. An order has no text that could be lost: when the pin was changed
 * meanwhile, it is moved as it is now.
 */
export function useMovePin(id: string) {
  const client = useQueryClient()
  const move = (pin: string, version: number, before: string | null) =>
    call<Pin>(at(id, 'pins', pin), { method: 'PATCH', body: { version, before } satisfies PinChange })
  return useMutation({
    mutationFn: ({ pin, before }: { pin: Pin; before: string | null }) =>
      move(pin.id, pin.version, before).catch((error: unknown) => {
        const current = conflictOf<Pin>(error)
        if (!current) throw error
        return move(pin.id, current.version, before)
      }),
    onSuccess: (pin) => putPin(client, id, pin),
    onError: () => client.invalidateQueries({ queryKey: pinsQuery(id).queryKey }),
  })
}

export function useRemovePin(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (pin: string) => call<void>(at(id, 'pins', pin), { method: 'DELETE' }),
    onSuccess: (_, pin) => takePin(client, id, pin),
  })
}

export function useSaveView(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ view, ...draft }: ViewDraft & { view?: string }) =>
      view === undefined
        ? call<SavedView>(at(id, 'views'), { method: 'POST', body: draft })
        : call<SavedView>(at(id, 'views', view), { method: 'PATCH', body: draft }),
    onSuccess: () => refreshCase(client, id),
  })
}

export function useRemoveView(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: string) => call<void>(at(id, 'views', view), { method: 'DELETE' }),
    onSuccess: () => refreshCase(client, id),
  })
}

/** Takes a change back. The live stream brings what comes of it. */
export function useUndo(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (activity: number) =>
      call<Activity>(at(id, 'activity', String(activity), 'undo'), { method: 'POST', body: {} }),
    onSuccess: () =>
      Promise.all([refreshCase(client, id), client.invalidateQueries({ queryKey: pinsQuery(id).queryKey })]),
  })
}

/** Takes back the newest change of one thing, for a toast that was told only what it was. Resolves to whether there was one. */
export function useUndoLast(id: string) {
  const undo = useUndo(id)
  return async (subject: string): Promise<boolean> => {
    const list = await call<Activity[]>(at(id, 'activity'), { params: { limit: 100 } })
    const last = list.find((each) => each.subject === subject && each.undoable && !each.undone)
    if (!last) return false
    await undo.mutateAsync(last.id)
    return true
  }
}

function refreshCase(client: QueryClient, id: string): Promise<void> {
  return client.invalidateQueries({ queryKey: caseQuery(id).queryKey })
}
