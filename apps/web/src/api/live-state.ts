import type { Bundle, Investigation } from '@bundlescope/contract/bundle.ts'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { Upload } from '@bundlescope/contract/upload.ts'

/** What the server told so far. */
export interface LiveState {
  investigations: Investigation[]
  uploads: Upload[]
}

/** The state after one message of `/api/v1/events`. A message about something unknown changes nothing. */
export function applyLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'state':
      return { investigations: event.investigations, uploads: event.uploads }
    case 'investigation':
      return { ...state, investigations: put(state.investigations, event.investigation) }
    case 'investigation-deleted':
      return { ...state, investigations: state.investigations.filter((i) => i.id !== event.id) }
    case 'bundle':
      return mapBundles(state, (bundle) => (bundle.id === event.bundle.id ? event.bundle : bundle))
    case 'bundle-deleted':
      return {
        ...state,
        investigations: state.investigations.map((i) => ({
          ...i,
          bundles: i.bundles.filter((b) => b.id !== event.id),
        })),
      }
    case 'progress':
      return mapBundles(state, (bundle) =>
        bundle.id === event.bundle ? { ...bundle, state: 'ingesting', progress: event.progress } : bundle,
      )
    case 'upload':
      return { ...state, uploads: put(state.uploads, event.upload) }
    case 'upload-ended':
      return { ...state, uploads: state.uploads.filter((upload) => upload.id !== event.id) }
    // What people make of a case is no part of this state.
    default:
      return state
  }
}

/** Ids of the investigations whose answers may have changed with this message (`progress` is judged by the caller). */
export function touchedBy(state: LiveState, event: LiveEvent): string[] {
  switch (event.type) {
    case 'state':
      return event.investigations.map((i) => i.id)
    case 'investigation':
      return [event.investigation.id]
    case 'bundle':
      return holders(state, event.bundle.id)
    case 'bundle-deleted':
      return holders(state, event.id)
    case 'progress':
      return holders(state, event.bundle)
    default:
      return []
  }
}

function holders(state: LiveState, bundle: string): string[] {
  return state.investigations.filter((i) => i.bundles.some((b) => b.id === bundle)).map((i) => i.id)
}

function put<T extends { id: string }>(list: T[], item: T): T[] {
  return list.some((known) => known.id === item.id)
    ? list.map((known) => (known.id === item.id ? item : known))
    : [...list, item]
}

function mapBundles(state: LiveState, change: (bundle: Bundle) => Bundle): LiveState {
  return {
    ...state,
    investigations: state.investigations.map((i) => {
      const bundles = i.bundles.map(change)
      return bundles.some((bundle, k) => bundle !== i.bundles[k]) ? { ...i, bundles } : i
    }),
  }
}
