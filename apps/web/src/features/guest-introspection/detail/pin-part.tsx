import type { Anchor } from '@bundlescope/contract/case.ts'
import { formatMicros, type Micros } from '@bundlescope/contract/time.ts'
import { usePinning } from '../../../investigation/pinning.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { PinButton } from '../../../ui/pin-button.tsx'

/** Puts what is open of the diagram on the board, with the moment that it is looked at. */
export function PinPart({ node, title, at }: { node: string; title: string; at: Micros | null }) {
  const { may, pinOf, toggle } = usePinning()
  const anchor: Anchor = {
    kind: 'node',
    node,
    title: title.slice(0, 500),
    time: at === null ? null : formatMicros(at),
  }
  const pin = () => toggle(anchor)
  useShortcuts([{ keys: 'p', scope: 'guest-introspection', description: 'nodePin', run: pin }], may)
  if (!may) return null
  return <PinButton keys="p" pinned={pinOf(anchor) !== undefined} onToggle={pin} />
}
