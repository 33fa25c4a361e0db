import type { Session } from '@bundlescope/contract/access.ts'
import type { RedactedTexts, RedactionOfTexts, SessionRedacted } from '@bundlescope/contract/redaction.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { sessionQuery } from './access.ts'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * The redacted view: the server answers with tokens (`HOST-1`) in place of names, everywhere, until it is switched off
 * (contract/src/redaction.ts).
 */

/** Whether this browser is shown tokens; `forced`: by the share link that let it in. */
export function useRedacted(): { on: boolean; forced: boolean } {
  const { data } = useQuery(sessionQuery)
  const guest = data?.share?.redacted === true
  return { on: data?.redacted === true, forced: guest && data.redacted }
}

/**
 * Switches over and loads the page anew, so that nothing that was shown before stays in it. `address`: panel and parameters
 * of the view, which may name something; of the investigation, if there is one.
 */
export async function switchRedaction(on: boolean, investigation: string, address: string): Promise<void> {
  const put = () => call<Session>('/session/redacted', { method: 'PUT', body: { on } satisfies SessionRedacted })
  if (investigation === '' || address === '') {
    await put()
    return window.location.reload()
  }
  // originals are told only to whoever sees them
  if (!on) await put()
  const { addresses } = await redact(investigation, { to: on ? 'tokens' : 'originals', addresses: [address] })
  if (on) await put()
  window.location.replace(`/i/${encodeURIComponent(investigation)}/${addresses[0] ?? address}`)
}

/** The address of a view with tokens in place of names, to be handed on. */
export function redactedAddressQuery(id: string, address: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'redacted-address', address] as const,
    queryFn: async ({ signal }) => (await redact(id, { to: 'tokens', addresses: [address] }, signal)).addresses[0],
    staleTime: 0,
  })
}

function redact(id: string, body: RedactionOfTexts, signal?: AbortSignal): Promise<RedactedTexts> {
  return call<RedactedTexts>(at(id, 'redaction'), { method: 'POST', body, ...(signal && { signal }) })
}
