import type { ByteSource } from './bytes.ts'
import type { SkipCode } from './entry.ts'

/** Why an item has no bytes to read. */
export interface Unread {
  code: SkipCode
  /** For people: `password-protected`. */
  reason: string
  /** Where a link points to, as stored. */
  link?: string
}

/** What a reader of archives finds, in the archive's order. */
export interface ArchiveItem {
  /** As stored, decoded; still hostile. */
  name: string
  /** Bytes of the body, when the archive says. */
  size: number | null
  /** Microseconds UTC, when the archive says. */
  modified: number | null
  /** The file's bytes, or why there are none to read. */
  body: ByteSource | Unread
  /** Where the body lies on this machine as it is, when it does. */
  disk?: string
  /** Its bytes were counted against the limits when they were put aside. */
  counted?: boolean
}

/**
 * Yields the files of one archive. The body of an item is closed before the next item is asked for; a reader returns
 * when the archive ends or cannot be read on, and says by `trouble` what was wrong with the archive itself.
 */
export type ArchiveItems = AsyncGenerator<ArchiveItem, void, void>

export function isUnread(body: ByteSource | Unread): body is Unread {
  return 'code' in body
}

export function linkTo(target: string): Unread {
  return { code: 'link', reason: `link to ${target}`, link: target }
}

export type Trouble = (reason: string) => void
