import type { GiModel } from '../../facts/gi/gi.ts'
import type { GiHost } from '../../facts/gi/hosts.ts'
import type { GiVm } from '../../facts/gi/vms.ts'

/** Something that somebody changed, which what came within minutes after it may follow from. */
interface Change {
  /** Microseconds UTC. */
  at: number
  /** The machine that was changed; null: any may be meant. */
  name: string | null
}

/** Onsets this soon after a change are not chance: microseconds. */
const SOON = 15 * 60e6

/** The Mux restarted, an agent deployed or its VIB replaced, Tools of another version: as far as lines tell. */
export function changesOf(gi: GiModel): Change[] {
  const deployed = gi.vcenters
    .flatMap(({ lines }) => lines)
    .filter(({ read }) => /^agent\.task\.(?:deployVm|vibInstalled|vibUninstalled)$/.test(read.event ?? ''))
    .map(({ time }) => ({ at: time, name: null }))
  return [...gi.hosts.flatMap(restartsOf), ...gi.vms.flatMap(toolsChangesOf), ...deployed]
}

/** Somebody stopped the service; the watchdog that begins anew is of the same hand, or of a host that booted. */
function restartsOf({ name, muxLines }: GiHost): Change[] {
  return muxLines
    .filter(({ kind }) => kind === 'stopped' || kind === 'watchdog-began')
    .map(({ time }) => ({ at: time, name }))
}

function toolsChangesOf({ name, lines }: GiVm): Change[] {
  const told = lines.filter(({ kind }) => kind === 'tools')
  return told.flatMap(({ time, read }, n) =>
    n > 0 && told[n - 1]!.read.build !== read.build ? [{ at: time, name }] : [],
  )
}

/** True where trouble of one of these machines began within minutes after a change of it. */
export function followsChange(
  onsets: readonly { at: number; name: string; host: string | null }[],
  changes: readonly Change[],
): boolean {
  return onsets.some((onset) =>
    changes.some(
      ({ at, name }) =>
        onset.at >= at && onset.at - at <= SOON && (name === null || name === onset.name || name === onset.host),
    ),
  )
}
