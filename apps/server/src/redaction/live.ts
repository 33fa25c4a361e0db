import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { Upload } from '@bundlescope/contract/upload.ts'
import type { Services } from '../services.ts'

type Needed = Pick<Services, 'redactions' | 'catalog' | 'investigations'>

/** What somebody is shown of an investigation. */
export interface Eyes {
  sees(investigation: string): boolean
  /** With tokens in place of names. */
  hides(investigation: string): boolean
}

/**
 * An event, of which somebody may hear, as they are to see it.
 *
 * A bundle may lie in several, each with tokens of its own: in place of it come the investigations that hold it.
 */
export async function veilEvent(event: LiveEvent, { sees, hides }: Eyes, services: Needed): Promise<LiveEvent[]> {
  const { redactions, catalog, investigations } = services
  const hide = async <T>(investigation: string, value: T): Promise<T> => {
    if (!hides(investigation) || !catalog.investigation(investigation)) return value
    const hidden = (await redactions.veil(investigation)).hide(value)
    redactions.keep(investigation)
    return hidden
  }
  const upload = (one: Upload): Upload =>
    hides(one.investigation) ? { ...one, name: one.id.slice(0, 8), relativePath: null } : one

  switch (event.type) {
    case 'state': {
      const hidden = await Promise.all(event.investigations.map((one) => hide(one.id, one)))
      return [{ ...event, investigations: hidden, uploads: event.uploads.map(upload) }]
    }
    case 'investigation':
      return [{ ...event, investigation: await hide(event.investigation.id, event.investigation) }]
    case 'bundle': {
      const holders = catalog.holdersOf(event.bundle.id)
      if (!holders.some(hides)) return [event]
      return Promise.all(
        holders.filter(sees).map(async (id) => ({
          type: 'investigation' as const,
          investigation: await hide(id, investigations.get(id)),
        })),
      )
    }
    case 'progress':
      return catalog.holdersOf(event.bundle).some(hides)
        ? [{ ...event, progress: { ...event.progress, current: null } }]
        : [event]
    case 'upload':
      return [{ ...event, upload: upload(event.upload) }]
    case 'upload-ended':
      return hides(event.investigation) ? [{ ...event, message: null }] : [event]
    case 'case':
    case 'pin':
    case 'view':
    case 'activity':
    case 'presence':
      return [await hide(event.investigation, event)]
    default:
      return [event]
  }
}
