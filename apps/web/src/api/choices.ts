import type { About, Paste, ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { UploadResult } from '@bundlescope/contract/upload.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * What people add to the bundles of an investigation: texts they paste, and zones of logs that name none.
 */

export function zonesQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'zones'] as const,
    queryFn: ({ signal }) => call<ZoneChoice[]>(at(id, 'zones'), { signal }),
  })
}

/** Sets all choices at once; every time of the investigation may be another then. */
export function useSetZones(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choices: readonly ZoneChoice[]) =>
      call<ZoneChoice[]>(at(id, 'zones'), { method: 'PUT', body: choices }),
    onSuccess: () => client.invalidateQueries({ queryKey: investigationKey(id) }),
  })
}

/** What a person said a bundle is of. */
export function aboutQuery(id: string, bundle: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'about', bundle] as const,
    queryFn: ({ signal }) => call<About>(at(id, 'bundles', bundle, 'about'), { signal }),
  })
}

/** Says what a bundle is of; everything that is concluded may be another then. */
export function useSetAbout(id: string, bundle: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (about: About) => call<About>(at(id, 'bundles', bundle, 'about'), { method: 'PUT', body: about }),
    onSuccess: () => client.invalidateQueries({ queryKey: investigationKey(id) }),
  })
}

export function usePaste(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (paste: Paste) => call<UploadResult>(at(id, 'paste'), { method: 'POST', body: paste }),
    onSuccess: () => client.invalidateQueries({ queryKey: investigationKey(id) }),
  })
}
