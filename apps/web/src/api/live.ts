import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { Upload } from '@bundlescope/contract/upload.ts'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { external, useExternal } from '../lib/external.ts'
import { isLetIn, sessionQuery } from './access.ts'
import { API } from './client.ts'
import { applyLiveCase } from './live-case.ts'
import { applyLive, type LiveState, touchedBy } from './live-state.ts'
import { investigationKey, investigationQuery, investigationsQuery } from './queries.ts'

/** Uploads under way, of any tab. Filled by the live stream only. */
export const uploadsQuery = queryOptions({
  queryKey: ['uploads'] as const,
  queryFn: (): Upload[] => [],
  initialData: [] as Upload[],
  staleTime: Number.POSITIVE_INFINITY,
})

const online = external(true)

/** Whether the server answers. */
export function useOnline(): boolean {
  return useExternal(online)
}

type Listener = (event: LiveEvent) => void
const listeners = new Set<Listener>()

/** Hears every message after the cache was brought up to date. Answers how to stop. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Answers over a bundle that is being read are asked again this often. */
const REFRESH_MS = 1500
/** A server that does not answer is asked again after this. */
const AGAIN_MS = 2000

/**
 * Mirrors the server's stream into the Query cache for as long as the page lives. A broken connection is opened again
 * by the browser; where it gave up (an answer that is no stream), by us.
 */
export function startLive(client: QueryClient): void {
  const stale = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  let connected = false

  const refreshSoon = (ids: string[], delay: number) => {
    for (const id of ids) stale.add(id)
    const at = performance.now() + delay
    if (stale.size === 0 || at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(refresh, delay)
  }
  const refresh = () => {
    due = Number.POSITIVE_INFINITY
    for (const id of stale) {
      const self = investigationQuery(id).queryKey
      void client.invalidateQueries({
        queryKey: investigationKey(id),
        predicate: (query) => query.queryKey[2] !== self[2] && query.queryKey[2] !== 'event',
      })
    }
    stale.clear()
  }

  const receive = (event: LiveEvent) => {
    const before = known(client)
    const after = applyLive(before, event)
    write(client, before, after)
    applyLiveCase(client, event)
    for (const { id } of before.investigations) {
      if (!after.investigations.some((each) => each.id === id)) forget(client, id)
    }
    // what the page asked for while it was connecting is as new as the first state
    if (event.type !== 'state' || connected) {
      refreshSoon(touchedBy(before, event), event.type === 'progress' ? REFRESH_MS : 50)
    }
    connected = true
    for (const listener of listeners) listener(event)
  }

  const connect = () => {
    const source = new EventSource(`${API}/events`)
    source.onopen = () => online.set(true)
    source.onmessage = (message: MessageEvent<string>) => receive(JSON.parse(message.data) as LiveEvent)
    source.onerror = () => {
      online.set(false)
      if (source.readyState !== EventSource.CLOSED) return
      source.close()
      setTimeout(() => void connectWhenLetIn(), AGAIN_MS)
    }
  }
  /** Whoever is signed out hears nothing: they are not refused over and over, but waited for. */
  const connectWhenLetIn = async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined)
    if (session) online.set(true)
    if (session && isLetIn(session)) connect()
    else if (session) onceLetIn(client, connect)
    else setTimeout(() => void connectWhenLetIn(), AGAIN_MS)
  }
  void connectWhenLetIn()
}

function onceLetIn(client: QueryClient, then: () => void): void {
  const stop = client.getQueryCache().subscribe(() => {
    const session = client.getQueryData(sessionQuery.queryKey)
    if (!session || !isLetIn(session)) return
    stop()
    then()
  })
}

function known(client: QueryClient): LiveState {
  return {
    investigations: client.getQueryData(investigationsQuery.queryKey) ?? [],
    uploads: client.getQueryData(uploadsQuery.queryKey) ?? [],
  }
}

/** A page that stands on a deleted investigation asks again, and learns that there is none. */
function forget(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: investigationQuery(id).queryKey })
}

function write(client: QueryClient, before: LiveState, after: LiveState): void {
  if (after.uploads !== before.uploads) client.setQueryData(uploadsQuery.queryKey, after.uploads)
  if (after.investigations === before.investigations) return
  client.setQueryData(investigationsQuery.queryKey, after.investigations)
  for (const investigation of after.investigations) {
    if (before.investigations.includes(investigation)) continue
    client.setQueryData(investigationQuery(investigation.id).queryKey, investigation)
  }
}
