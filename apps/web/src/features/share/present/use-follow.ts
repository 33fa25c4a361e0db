import type { Presence } from '@bundlescope/contract/case.ts'
import { useEffect, useRef, useState } from 'react'
import { useAddress } from '../../../investigation/last-address.ts'
import { readAddress } from '../../../investigation/place-of-pin.ts'
import { useView } from '../../../investigation/use-view.ts'

/**
 * Going where somebody else goes. It ends when they leave, or when the person goes somewhere by themselves: an address
 * that is neither the one just gone to nor the one it came from.
 */
export function useFollow(present: readonly Presence[]) {
  const [followed, setFollowed] = useState<string | null>(null)
  const { open } = useView()
  const here = useAddress()
  const steps = useRef<{ from: string; to: string } | null>(null)
  const who = present.find(({ client }) => client === followed)
  const there = who?.address

  useEffect(() => {
    if (followed === null) return
    const place = there === undefined ? null : readAddress(there)
    if (there === undefined || !place) return setFollowed(null)
    if (steps.current?.to === there) return
    steps.current = { from: here, to: there }
    // the second zone is the person's own
    const { tz: _, ...patch } = place.patch
    open(place.panel, patch)
  }, [followed, there, here, open])

  const expected = steps.current
  useEffect(() => {
    if (followed === null || !expected) return
    const panel = here.split('?')[0]
    if (here !== expected.from && panel !== expected.to.split('?')[0]) setFollowed(null)
  }, [followed, here, expected])

  return {
    followed: who ?? null,
    follow: (client: string) => {
      steps.current = null
      setFollowed(client)
    },
    stop: () => setFollowed(null),
  }
}
