import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { displayText } from '@bundlescope/indexer/pattern.ts'
import Database from 'better-sqlite3'
import type { LocalZone } from '../local-zone.ts'
import { INDEX_VERSION } from '../schema.ts'
import { joined } from './extent.ts'
import { FileZones } from './file-zones.ts'
import { prepareReader, Segment, type SegmentRow } from './segment.ts'
import { TemplateSearch } from './template-search.ts'

const KEPT_PATTERNS = 20_000

export interface SourceRow {
  id: number
  container: string
  name: string
  host: string | null
}

export interface FileRow {
  id: number
  container: string
  path: string
  source: number | null
  /** Events whose stamp bears no zone: 0 none, 1 some, 2 all. */
  local: number
  /** Basis of the zone its parser read by. */
  zone: string | null
  /** The zone of the bundle it is of, for stamps without one, and where that was read. */
  own_zone: string | null
  own_basis: string | null
  first: number | null
  last: number | null
  repeated_from: number | null
  repeated_to: number | null
}

/** One bundle's index, opened for reading by one thread. Notices segments that appear while the bundle is being read. */
export class IndexFile {
  readonly bundle: string
  readonly db: Database.Database
  readonly templates: TemplateSearch
  /** Of which events are shown; all of them are in `allSegments`. */
  segments: Segment[] = []
  allSegments: Segment[] = []
  sources = new Map<number, SourceRow>()
  files = new Map<number, FileRow>()
  readonly zones = new FileZones()
  private version: unknown = null
  private readonly byId: Database.Statement
  private readonly patterns = new Map<number, { key: string; text: string }>()

  /** @throws when there is no index, or one of another version */
  constructor(bundle: string, path: string) {
    this.bundle = bundle
    this.db = new Database(path, { readonly: true, fileMustExist: true })
    // Columns are kept unpacked, blocks are read once. Pages kept besides (16 MB unless told, for each bundle and thread),
    // or the file mapped into memory, make no question faster.
    this.db.pragma('cache_size = -2000')
    this.db.pragma('busy_timeout = 10000')
    if (this.db.pragma('user_version', { simple: true }) !== INDEX_VERSION) {
      this.db.close()
      throw new Error(`the index of ${bundle} is of another version`)
    }
    this.templates = new TemplateSearch(this.db)
    this.byId = this.db.prepare('SELECT key, text FROM template WHERE id = ?')
    this.refresh()
  }

  /** Takes in what was committed since the last call; cheap when nothing was. */
  refresh(): void {
    const version = this.db.pragma('data_version', { simple: true })
    if (version === this.version) return
    this.version = version
    const known = new Map(this.allSegments.map((segment) => [segment.row.id, segment]))
    const reader = prepareReader(this.db)
    const rows = this.db.prepare('SELECT * FROM segment ORDER BY file, byte_from').all() as SegmentRow[]
    this.allSegments = rows.map((row) => known.get(row.id) ?? new Segment(row, reader))
    this.sources = new Map(
      (this.db.prepare('SELECT id, container, name, host FROM source').all() as SourceRow[]).map((s) => [s.id, s]),
    )
    this.files = new Map(
      (
        this.db
          .prepare(
            'SELECT id, container, path, source, local, zone, own_zone, own_basis, first, last, repeated_from, repeated_to FROM file',
          )
          .all() as FileRow[]
      ).map((f) => [f.id, f]),
    )
    this.templates.clear()
    this.applyZones()
    this.applyRepeats()
  }

  /** Chooses zones for stamps without one: what a person said, by source or host. */
  rezone(choices: readonly ZoneChoice[]): void {
    this.zones.choose(choices)
    this.applyZones()
  }

  /** What stamps of a file without a zone are read by. */
  zoneOf(file: FileRow): { zone: LocalZone | null; basis: string | null } {
    return this.zones.of(file, file.source === null ? undefined : this.sources.get(file.source), this.bundle)
  }

  /** First and last time of the events of a file, shown or not; null when it holds none. */
  extentOf(file: FileRow): { first: number | null; last: number | null } {
    const { first, last } = file
    if (first === null || last === null || this.zoneOf(file).zone === null) return { first, last }
    return joined(this.allSegments.filter((segment) => segment.row.file === file.id).map((segment) => segment.whole()))
  }

  private applyZones(): void {
    for (const segment of this.allSegments) {
      if (segment.row.local === 0) continue
      const file = this.files.get(segment.row.file)
      segment.readBy(file ? this.zoneOf(file).zone : null)
    }
  }

  private applyRepeats(): void {
    for (const segment of this.allSegments) {
      const { repeated_from: from = null, repeated_to: to = null } = this.files.get(segment.row.file) ?? {}
      segment.hide(from === null || to === null ? null : { from, to })
    }
    this.segments = this.allSegments.filter((segment) => !segment.isHidden)
  }

  meta(key: string): string | null {
    return (this.db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string | undefined) ?? null
  }

  /** Name and text (for people) of a pattern. */
  template(id: number): { key: string; text: string } {
    let found = this.patterns.get(id)
    if (!found) {
      if (this.patterns.size >= KEPT_PATTERNS) this.patterns.clear()
      const row = this.byId.get(id) as { key: string; text: string }
      found = { key: row.key, text: displayText(row.text) }
      this.patterns.set(id, found)
    }
    return found
  }

  close(): void {
    this.db.close()
  }
}
