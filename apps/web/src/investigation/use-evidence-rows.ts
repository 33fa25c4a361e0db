import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { usePinning } from './pinning.ts'
import { usePlaces } from './use-places.ts'

/** What rows of evidence can do: lead to their place; lines of a log go on the board, or off it. */
export function useEvidenceRows() {
  const { ofEvidence } = usePlaces()
  const { may, pins, anchorOfEvent, toggle } = usePinning()
  const pinOf = (event: string) => pins?.find((pin) => pin.event === event)
  return {
    hrefOf: ofEvidence,
    /** Null: nothing that this person could pin. */
    isPinned: ({ event }: Evidence): boolean | null => (may && event !== null ? pinOf(event) !== undefined : null),
    onPin: async ({ event }: Evidence): Promise<void> => {
      if (event !== null) toggle(pinOf(event)?.anchor ?? (await anchorOfEvent(event)))
    },
  }
}
