import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { Pin } from '@bundlescope/contract/case.ts'
import { usePinning } from './pinning.ts'
import { usePlaces } from './use-places.ts'

/** What rows of evidence can do: lead to their place; lines go on the board, or off it. */
export function useEvidenceRows() {
  const { ofEvidence } = usePlaces()
  const { may, pins, anchorOfEvent, anchorOfRow, toggle } = usePinning()
  const pinOf = (evidence: Evidence) => pins?.find((pin) => standsAt(pin, evidence))
  return {
    hrefOf: ofEvidence,
    /** Null: nothing that this person could pin. What is known, or not there, is no line. */
    isPinned: (evidence: Evidence): boolean | null =>
      may && (evidence.event !== null || rowOf(evidence) !== null) ? pinOf(evidence) !== undefined : null,
    onPin: async (evidence: Evidence): Promise<void> => {
      const { event, time } = evidence
      const row = rowOf(evidence)
      const pinned = pinOf(evidence)?.anchor
      if (pinned) toggle(pinned)
      else if (event !== null) toggle(await anchorOfEvent(event))
      else if (row) toggle(await anchorOfRow(row, row.line, time))
    },
  }
}

/** Where a line stands that is no event: of a command's output, or of configuration. */
function rowOf({ basis, bundle, member, path, line }: Evidence) {
  if (basis !== 'snapshot' || bundle === null || member === null || path === null || line === null) return null
  return { bundle, member, path, line }
}

function standsAt({ anchor, event }: Pin, evidence: Evidence): boolean {
  if (evidence.event !== null) return event === evidence.event
  const row = rowOf(evidence)
  return (
    row !== null &&
    anchor.kind === 'row' &&
    anchor.sha256.startsWith(row.bundle) &&
    anchor.member === row.member &&
    anchor.path === row.path &&
    anchor.line === row.line
  )
}
