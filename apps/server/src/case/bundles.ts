import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import type { Investigations } from '../investigations.ts'
import { ProblemError } from '../problem.ts'
import type { Changes } from './changes.ts'

/** Names of investigations and the bundles they hold can be had back as they were: bundles while their bytes lie here. */
export function makeInvestigationsUndoable(changes: Changes, catalog: Catalog, investigations: Investigations): void {
  changes.undoable('name', {
    now: (id) => ({ name: catalog.investigation(id)?.name }),
    put: (id, _same, fields) => {
      catalog.renameInvestigation(id, String(fields?.name))
      investigations.publish(id)
    },
  })
  changes.undoable('bundle', {
    now: (id, bundle) => (catalog.holdersOf(bundle).includes(id) ? {} : null),
    put: async (id, bundle, fields) => {
      const kept = fields === null ? holdsElsewhere(id, bundle) : catalog.bundle(bundle) !== undefined
      if (!kept) throw new ProblemError('conflict', 'The bytes of the bundle would be, or are, gone.')
      if (fields === null) catalog.detach(id, bundle)
      else catalog.attach(id, bundle)
      investigations.publish(id)
    },
    possible: (id, { id: bundle, before }) =>
      before === null ? holdsElsewhere(id, bundle) : catalog.bundle(bundle) !== undefined,
  })

  /** Otherwise taking it out of the one would delete it. */
  function holdsElsewhere(investigation: string, bundle: string): boolean {
    return catalog.holdersOf(bundle).some((holder) => holder !== investigation)
  }
}
