import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import { investigationKey, investigationsQuery } from './queries.ts'

/** Creates an investigation; answers it. */
function createInvestigation(name: string): Promise<Investigation> {
  return call<Investigation>('/investigations', { method: 'POST', body: { name } })
}

export function useCreateInvestigation() {
  const client = useQueryClient()
  return useMutation({ mutationFn: createInvestigation, onSuccess: () => refreshList(client) })
}

export function useRenameInvestigation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      call<Investigation>(`/investigations/${encodeURIComponent(id)}`, { method: 'PATCH', body: { name } }),
    onSuccess: () => refresh(client, id),
  })
}

export function useDeleteInvestigation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<void>(`/investigations/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => refreshList(client),
  })
}

/** Removes a bundle and everything made from it. */
export function useDeleteBundle(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (bundle: string) =>
      call<void>(`/investigations/${encodeURIComponent(id)}/bundles/${encodeURIComponent(bundle)}`, {
        method: 'DELETE',
      }),
    onSuccess: () => refresh(client, id),
  })
}

async function refresh(client: QueryClient, id: string): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: investigationKey(id) }), refreshList(client)])
}

async function refreshList(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: investigationsQuery.queryKey })
}
