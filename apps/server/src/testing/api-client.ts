import type { Bundle } from '@bundlescope/contract/bundle.ts'

/** Calls the API of a running server; throws with status and body when it refuses. */
export async function api<T>(url: string, method: string, address: string, body?: unknown): Promise<T> {
  const headers = body ? { 'content-type': 'application/json' } : {}
  const sent = body ? JSON.stringify(body) : null
  const response = await fetch(`${url}/api/v1/${address}`, { method, headers, body: sent })
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Waits until the first bundle of an investigation is neither waiting nor being read. */
export async function settled(url: string, investigation: string): Promise<Bundle> {
  for (;;) {
    const [bundle] = await api<Bundle[]>(url, 'GET', `investigations/${investigation}/bundles`)
    if (bundle && !['received', 'ingesting'].includes(bundle.state)) return bundle
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
