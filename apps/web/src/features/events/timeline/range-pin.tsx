import { usePinning } from '../../../investigation/pinning.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { PinButton } from '../../../ui/pin-button.tsx'
import type { Range } from './range.ts'

/** Pins the range that is looked at, or else the committed one, with everything that is searched for in it. */
export function RangePin({ range }: { range: Range | null }) {
  const { may, anchorOfRange, pinOf, toggle } = usePinning()
  const pin = () => range && toggle(anchorOfRange(range.from, range.to))
  useShortcuts([{ keys: 'Shift+p', scope: 'timeline', description: 'rangePin', run: pin }], may && range !== null)
  if (!may || !range) return null
  return <PinButton keys="Shift+p" pinned={pinOf(anchorOfRange(range.from, range.to)) !== undefined} onToggle={pin} />
}
