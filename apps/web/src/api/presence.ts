import type { Presence } from '@bundlescope/contract/case.ts'
import { API, call } from './client.ts'
import { at } from './queries.ts'

/** This tab, among those that have an investigation open. */
export const CLIENT = crypto.randomUUID?.() ?? `tab-${Date.now()}-${Math.floor(Math.random() * 1e9)}`

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
