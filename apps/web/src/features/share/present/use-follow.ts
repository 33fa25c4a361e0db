import type { Presence } from '@bundlescope/contract/case.ts'
import { useEffect, useRef, useState } from 'react'
import { useAddress } from '../../../investigation/last-address.ts'
import { readAddress } from '../../../investigation/place-of-pin.ts'
import { useView } from '../../../investigation/use-view.ts'

/**
 * Going where somebody else goes. It ends when the person goes to a panel by themselves; who loads their page anew is
 * waited for.
 */
export function useFollow(present: readonly Presence[]) {
  const [followed, setFollowed] = useState<Presence | null>(null)
  const { open } = useView()
  const here = useAddress()
  /** Where this page was when it last went after somebody, and where it went. */
  const step = useRef<{ from: string; to: string } | null>(null)
  const there = present.find(({ client }) => client === followed?.client)?.address

  useEffect(() => {
    if (followed === null) return
    const went = step.current
    if (went && here !== went.from && panelOf(here) !== panelOf(went.to)) return setFollowed(null)
    const place = there === undefined ? null : readAddress(there)
    if (there === undefined || !place || went?.to === there) return
    step.current = { from: here, to: there }
    // the second zone is the person's own
    const { tz: _, ...patch } = place.patch
    open(place.panel, patch)
  }, [followed, there, here, open])

  return {
    followed,
    follow: (who: Presence) => {
      step.current = null
      setFollowed(who)
    },
    stop: () => setFollowed(null),
  }
}

function panelOf(address: string): string {
  return address.split('?', 1)[0] ?? ''
}
