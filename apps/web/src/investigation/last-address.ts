import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { external } from '../lib/external.ts'
import { readAddress } from './place-of-pin.ts'
import { useView } from './use-view.ts'

/** The view that was last looked at before the board: what there is to be saved while the board is open. */
export const lastAddress = external<{ investigation: string; address: string } | null>(null)

/** Panel and parameters of what is seen now: `events?v=1&q=…`; empty outside of an investigation. */
export function useAddress(): string {
  const { investigation } = useView()
  const { pathname, search } = useLocation()
  const panel = pathname.split('/')[3] ?? ''
  return investigation === '' || panel === '' ? '' : `${panel}${search}`
}

/** Keeps `lastAddress`. Once in the layout. */
export function useLastAddress(): void {
  const { investigation } = useView()
  const address = useAddress()
  useEffect(() => {
    const place = readAddress(address)
    if (place && place.panel !== 'board') lastAddress.set({ investigation, address })
  }, [investigation, address])
}
