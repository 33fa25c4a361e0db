import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { parseView, type ViewState } from '@bundlescope/contract/view.ts'
import { localZone } from '../lib/time.ts'
import { placeOfEvent } from './place-of.ts'
import { PANELS, type Panel } from './use-view.ts'

type Place = { panel: Panel; patch: Partial<ViewState> }

/**
 * Where a pin is to be seen: the line in Events, or in its file while the bundle was not read anew; null where the bundle
 * is gone, and for notes that stand alone. `bundles`: ids of those that are here.
 */
export function placeOfPin(
  { anchor, event }: Pin,
  view: Pick<ViewState, 'from' | 'to'>,
  bundles: ReadonlySet<string>,
): Place | null {
  switch (anchor.kind) {
    case 'line':
      return event ? placeOfEvent(event, anchor.time, view) : placeInFile(anchor, bundles, 'text')
    case 'row':
      return placeInFile(anchor, bundles, 'auto')
    case 'range':
      return readAddress(anchor.address)
    case 'operation':
      return { panel: 'operations', patch: { op: anchor.op, opText: '', opOutcome: 'all', opLonger: 0 } }
    case 'finding':
      return { panel: 'findings', patch: { finding: anchor.finding, checks: 'none' } }
    case 'node':
      return { panel: 'guest-introspection', patch: { giOpen: anchor.node } }
    case 'note':
      return null
  }
}

function placeInFile(
  { sha256, member, path, line }: Extract<Anchor, { kind: 'line' | 'row' }>,
  bundles: ReadonlySet<string>,
  fileView: ViewState['fileView'],
): Place | null {
  const bundle = sha256.slice(0, 16)
  return bundles.has(bundle) ? { panel: 'files', patch: { file: { bundle, member, path }, line, fileView } } : null
}

/** The view that an address within an investigation names: `events?v=1&q=…`. Null for everything else. */
export function readAddress(address: string): { panel: Panel; patch: ViewState } | null {
  const [path = '', ...search] = address.split('?')
  const panel = PANELS.find((each) => each === path)
  if (!panel) return null
  return { panel, patch: parseView(new URLSearchParams(search.join('?')), { tz: localZone() }).view }
}
