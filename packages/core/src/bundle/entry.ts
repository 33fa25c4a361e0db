import type { Readable } from 'node:stream'

/** How the bytes of a single file are packed; archives are opened by the walker and never reach a handler. */
export type Compression = 'none' | 'gzip' | 'bzip2' | 'xz' | 'zstd'

/** An archive (or the upload itself) that files were found in; a second unpacked bundle's folder in an archive is one, too. */
export interface Container {
  /** `b1` for the upload, `b2` … in the order they were met. */
  id: string
  parent: string | null
  /** File name of the archive, for people. */
  name: string
  /** Path of the archive (or folder) within its parent; empty for the upload. */
  path: string
  /** The top folder that was cut off its paths (`vc-vc01.lab.example-2026-03-12--04.00-2211`), known once an entry had one. */
  top?: string
}

export interface Entry {
  container: Container
  /** Within its container: `/`-separated, no `..`, not absolute, control characters escaped; a common top folder is cut off. */
  path: string
  /** Bytes as packed in the archive, when the archive says. */
  size: number | null
  /** Microseconds UTC, when the archive says. */
  modified: number | null
  compression: Compression
  /** Where a link points to, as stored; null for everything else. What it says is a fact even though nothing is read. */
  link: string | null
}

/**
 * Why something was not read, for programs. Nothing is lost by `link`, `no-file` (a device, a pipe, a list of a folder) and
 * `double` (its text is in another file); a person would want to read the rest: `password`, `unsupported` (7-Zip, RAR, a
 * method of packing), `limit` (too deep), `damaged` (its place in the archive cannot be found).
 */
export type SkipCode = 'link' | 'no-file' | 'double' | 'password' | 'unsupported' | 'limit' | 'damaged'

/** True when something was there to read: what the bundle holds is not all that is shown. */
export function isUnreadable(code: SkipCode): boolean {
  return code !== 'link' && code !== 'no-file' && code !== 'double'
}

export interface EntryOutcome {
  status: 'ok' | 'partial' | 'skipped'
  /** A neutral sentence for people; null only when ok. */
  reason: string | null
  /** Set for every entry that the walk skips. */
  code?: SkipCode
}

export interface WalkHandler {
  /**
   * A file. The body is still compressed as `entry.compression` says. Return early to leave the rest unread. A rejected promise ends the walk.
   * A body that was cut off ends like any other; once it has ended, `damageOf(body)` (damage.ts) says why it is not whole.
   */
  file(entry: Entry, body: Readable): Promise<void>
  /** Something that is no file to read, or could not be read (a link, an encrypted entry, a limit). */
  skipped(entry: Entry, outcome: EntryOutcome): void
  /** Bytes of the upload read so far. */
  progress?(bytes: number): void
}

export interface WalkLimits {
  /** Archives within archives. */
  depth: number
  entries: number
  /** Archives, and folders of unpacked bundles, in the whole upload. */
  archives: number
  /** Bytes of the names of all entries. */
  names: number
  /** Unpacked bytes of the whole upload. */
  bytes: number
  /** Unpacked to packed, looked at once 64 MiB have come out. */
  ratio: number
}

export const DEFAULT_LIMITS: WalkLimits = {
  depth: 6,
  entries: 500_000,
  archives: 10_000,
  names: 64 * 1024 ** 2,
  bytes: 512 * 1024 ** 3,
  ratio: 250,
}

/** How a container as a whole ended: `partial` with a reason when it was cut off or damaged; an `ok` one may carry a note. */
export interface ContainerOutcome extends EntryOutcome {
  container: Container
}
