import type { BundleMember, Source } from '@bundlescope/contract/bundle.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import type { Snapshot, SnapshotKind } from '../snapshot/snapshot.ts'
import type { EvidenceStore, StoredSnapshot } from '../store/evidence.ts'
import type { BundleReport } from '../store/port.ts'

/** A bundle within an upload: one machine, as a rule. */
export interface Member extends BundleMember {
  bundle: string
}

export type Table<K extends SnapshotKind> = Omit<StoredSnapshot, 'kind' | 'rows'> & Snapshot<K>

/** All that lies there to draw conclusions from: what the bundles hold, and a way to ask for more. */
export class Material {
  readonly store: EvidenceStore
  readonly bundles: readonly string[]
  readonly reports: readonly BundleReport[]
  readonly members: readonly Member[]
  readonly sources: readonly Source[]
  readonly signal: AbortSignal | undefined
  /** Every table of every kind. */
  readonly tables: readonly StoredSnapshot[]
  private readonly sourceById: ReadonlyMap<string, Source>

  /** `reports` in the order of `bundles`. */
  constructor(
    store: EvidenceStore,
    bundles: readonly string[],
    reports: readonly BundleReport[],
    tables: readonly StoredSnapshot[],
    signal?: AbortSignal,
  ) {
    this.store = store
    this.bundles = bundles
    this.reports = reports
    this.members = reports.flatMap((report, n) => report.members.map((member) => ({ ...member, bundle: bundles[n]! })))
    this.sources = reports.flatMap((report) => report.sources)
    this.sourceById = new Map(this.sources.map((source) => [source.id, source]))
    this.tables = tables
    this.signal = signal
  }

  /** All tables of a kind, each with the file it was read from. */
  snapshots<K extends SnapshotKind>(kind: K): Table<K>[] {
    // A table's rows are of its kind: see Snapshot.
    return this.tables.filter((table) => table.kind === kind) as unknown as Table<K>[]
  }

  sourceOf(event: Pick<EventRow, 'source'>): Source | null {
    return this.sourceById.get(event.source) ?? null
  }

  member(bundle: string, id: string): Member | null {
    return this.members.find((member) => member.bundle === bundle && member.id === id) ?? null
  }

  /** Name of the machine an event is of: what the log says, else what its bundle is of. */
  hostOf(event: EventRow): string | null {
    const source = this.sourceOf(event)
    return event.host ?? source?.host ?? (source && this.member(source.bundle, source.member)?.host) ?? null
  }

  /** True where some log of one of these names holds events: `vmkernel`, `vmware (web01)` of `vmware`, `postgresql-04`. */
  hasLog(...names: readonly string[]): boolean {
    const stem = (name: string): string => name.replace(/ \(.*\)$|[-.]\d+$/, '')
    return this.sources.some(({ events, name }) => events > 0 && (names.includes(name) || names.includes(stem(name))))
  }
}
