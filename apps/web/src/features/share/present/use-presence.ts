import type { Presence } from '@bundlescope/contract/case.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { presenceQuery } from '../../../api/case.ts'
import { CLIENT, leavePresence, reportPresence } from '../../../api/presence.ts'
import { useAddress } from '../../../investigation/last-address.ts'

/** The server forgets who said nothing for a minute. */
const AGAIN_MS = 20_000
/** An address that goes on changing (keys held down) is told when it rests. */
const REST_MS = 300

/** Says where this tab is, and answers who else has the investigation open: other tabs, the newest first. */
export function usePresence(investigation: string): Presence[] {
  const address = useAddress()
  const client = useQueryClient()
  const { data } = useQuery(presenceQuery(investigation))

  useEffect(() => {
    const report = () =>
      void reportPresence(investigation, address)
        .then((present) => client.setQueryData(presenceQuery(investigation).queryKey, present))
        // who is here is no more than a courtesy: that the server does not answer is said elsewhere
        .catch(() => undefined)
    const first = setTimeout(report, REST_MS)
    const again = setInterval(report, AGAIN_MS)
    return () => {
      clearTimeout(first)
      clearInterval(again)
    }
  }, [investigation, address, client])

  useEffect(() => {
    const leave = () => leavePresence(investigation)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [investigation])

  return (data ?? []).filter((each) => each.client !== CLIENT)
}
