import type { Bundle } from '@bundlescope/contract/bundle.ts'

/** Calls the API of a running server; throws with status and body when it refuses. */
export async function api<T>(url: string, method: string, address: string, body?: unknown): Promise<T> {
  const headers = body ? { 'content-type': 'application/json' } : {}
  const sent = body ? JSON.stringify(body) : null
  const response = await fetch(`${url}/api/v1/${address}`, { method, headers, body: sent })
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Waits until no bundle of an investigation is waiting or being read; answers its first. */
export async function settled(url: string, investigation: string): Promise<Bundle> {
  for (;;) {
    const bundles = await api<Bundle[]>(url, 'GET', `investigations/${investigation}/bundles`)
    const busy = bundles.some(({ state }) => state === 'received' || state === 'ingesting')
    if (bundles[0] && !busy) return bundles[0]
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
