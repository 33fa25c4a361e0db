import type { Presence } from '@bundlescope/contract/case.ts'
import { API, call } from './client.ts'
import { at } from './queries.ts'

/** This tab, among those that have an investigation open: the same one after it was loaded anew. */
export const CLIENT = tabId()

function tabId(): string {
  // pages that are not of https have no randomUUID; it need not be secret, only another than those of other tabs
  const fresh = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-')
  try {
    const known = sessionStorage.getItem('bundlescope.tab') ?? fresh
    sessionStorage.setItem('bundlescope.tab', known)
    return known
  } catch {
    return fresh
  }
}

/** Says where this tab is. `address`: panel and parameters. */
export function reportPresence(id: string, address: string): Promise<Presence[]> {
  return call<Presence[]>(at(id, 'presence'), {
    method: 'PUT',
    body: { client: CLIENT, address: address.slice(0, 4000) },
  })
}

/** Says that this tab left; also while the page goes away, when nothing is waited for any more. */
export function leavePresence(id: string): void {
  void fetch(`${API}${at(id, 'presence', CLIENT)}`, { method: 'DELETE', keepalive: true }).catch(() => undefined)
}
