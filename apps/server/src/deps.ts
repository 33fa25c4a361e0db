import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { IngestInput, IngestOptions } from '@bundlescope/core/ingest/port.ts'
import type { EvidenceStore, OperationStore } from '@bundlescope/core/store/evidence.ts'
import type { WalkStore } from '@bundlescope/core/store/port.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import type { Passwords } from './access/passwords.ts'
import type { Config } from './config.ts'

/** An event store that can be told to let go of a bundle's files before they are removed or written anew. */
export type BundleStore = EvidenceStore &
  OperationStore &
  WalkStore & {
    forget(bundle: string): Promise<void>
    /** Zones for stamps without one, in place of what the bundle says; replaces what was told before. */
    rezone(bundle: string, choices: readonly ZoneChoice[]): Promise<void>
  }

/** Reads an upload into an index, replacing what was there. Rejects with the signal's reason when aborted. */
export type Ingest = (
  input: IngestInput,
  indexPath: string,
  options: IngestOptions & { bundle: string },
) => Promise<{ state: 'ready' | 'partial' | 'failed'; message: string | null }>

/** What the intake is built from: what takes bundles in, without what answers questions about them. */
export interface IntakeDeps {
  config: Config
  catalog: Catalog
  store: Pick<BundleStore, 'forget' | 'report'>
  ingest: Ingest
  /** Whether there is an index at this path that the store can read; left out: what was ingested stays as it is. */
  hasIndex?: (indexPath: string) => boolean
  /** Threads an ingest may use. */
  threads: number
}

/** What the server is built from; tests put their own in. */
export interface Deps extends IntakeDeps {
  store: BundleStore
  /** Called when an upload begins, so that what reads it can start meanwhile. */
  expectUpload?: (threads: number) => void
  /** Left out: as costly as passwords need. */
  passwords?: Passwords
  /** Whether conclusions are drawn as soon as a bundle has been read; left out: when somebody asks. */
  concludes?: boolean
}
