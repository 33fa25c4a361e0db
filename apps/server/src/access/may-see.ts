import type { Role } from '@bundlescope/contract/access.ts'
import type { LiveEvent } from '@bundlescope/contract/live.ts'

export interface Viewer {
  roleIn(investigation: string): Role | null
  holdersOf(bundle: string): readonly string[]
}

/**
 * Makes of what happens on the server what one person may see of it; null: nothing. Remembers what it told of, so that
 * whoever saw something hears that it is gone, and nobody else learns that there was something.
 */
export function viewFor({ roleIn, holdersOf }: Viewer): (event: LiveEvent) => LiveEvent | null {
  const told = new Set<string>()
  const sees = (investigation: string) => roleIn(investigation) !== null
  const seesBundle = (bundle: string) => holdersOf(bundle).some(sees)
  const remember = (investigation: string, bundles: readonly { id: string }[]): void => {
    for (const id of [investigation, ...bundles.map((bundle) => bundle.id)]) told.add(id)
  }
  const gone = (id: string): LiveEvent | null => (told.delete(id) ? { type: 'investigation-deleted', id } : null)
  return (event) => {
    switch (event.type) {
      case 'state': {
        const investigations = event.investigations.flatMap((one) => {
          const role = roleIn(one.id)
          return role === null ? [] : [{ ...one, role }]
        })
        told.clear()
        for (const { id, bundles } of investigations) remember(id, bundles)
        return { ...event, investigations, uploads: event.uploads.filter((upload) => sees(upload.investigation)) }
      }
      case 'investigation': {
        const { investigation } = event
        const role = roleIn(investigation.id)
        // Whoever was sent away sees it go.
        if (role === null) return gone(investigation.id)
        remember(investigation.id, investigation.bundles)
        return { ...event, investigation: { ...investigation, role } }
      }
      case 'investigation-deleted':
        return gone(event.id)
      case 'bundle':
        return seesBundle(event.bundle.id) ? event : null
      case 'progress':
        return seesBundle(event.bundle) ? event : null
      case 'bundle-deleted':
        return told.has(event.id) ? event : null
      case 'upload':
        return sees(event.upload.investigation) ? event : null
      default:
        return sees(event.investigation) ? event : null
    }
  }
}
