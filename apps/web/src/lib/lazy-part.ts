import { type ComponentType, lazy } from 'react'

/** A part of the page did not arrive: the server is away, or it has been renewed and its parts have other names now. */
export class PartMissing extends Error {
  readonly code = 'part'
  readonly detail = undefined
}

/**
 * A component in a chunk of its own, fetched when it is first drawn. It throws `PartMissing` where that fails, whatever
 * words the browser has for it. Example: `lazyPart(async () => (await import('./note-dialog.tsx')).NoteDialog)`
 */
export function lazyPart<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    try {
      return { default: await load() }
    } catch (cause) {
      throw new PartMissing('a part of the page did not arrive', { cause })
    }
  })
}
