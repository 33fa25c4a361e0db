import type { ByteSource } from './bytes.ts'

/** What a reader of archives finds, in the archive's order. */
export interface ArchiveItem {
  /** As stored, decoded; still hostile. */
  name: string
  /** Bytes of the body, when the archive says. */
  size: number | null
  /** Microseconds UTC, when the archive says. */
  modified: number | null
  /** The file's bytes, or why there are none to read: `link to vpxd-12.log`. */
  body: ByteSource | string
  /** Where the body lies on this machine as it is, when it does. */
  disk?: string
}

/**
 * Yields the files of one archive. The body of an item is closed before the next item is asked for; a reader returns
 * when the archive ends or cannot be read on, and says by `trouble` what was wrong with the archive itself.
 */
export type ArchiveItems = AsyncGenerator<ArchiveItem, void, void>

export type Trouble = (reason: string) => void
