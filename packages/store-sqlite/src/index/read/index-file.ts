import Database from 'better-sqlite3'
import { INDEX_VERSION } from '../schema.ts'
import { displayText } from '../write/message-scanner.ts'
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
}

/** One bundle's index, opened for reading by one thread. Notices segments that appear while the bundle is being read. */
export class IndexFile {
  readonly bundle: string
  readonly db: Database.Database
  readonly templates: TemplateSearch
  segments: Segment[] = []
  sources = new Map<number, SourceRow>()
  files = new Map<number, FileRow>()
  private version: unknown = null
  private readonly byId: Database.Statement
  private readonly patterns = new Map<number, { key: string; text: string }>()

  /** @throws when there is no index, or one of another version */
  constructor(bundle: string, path: string) {
    this.bundle = bundle
    this.db = new Database(path, { readonly: true, fileMustExist: true })
    this.db.pragma('mmap_size = 1073741824')
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
    const known = new Map(this.segments.map((segment) => [segment.row.id, segment]))
    const reader = prepareReader(this.db)
    const rows = this.db.prepare('SELECT * FROM segment ORDER BY file, byte_from').all() as SegmentRow[]
    this.segments = rows.map((row) => known.get(row.id) ?? new Segment(row, reader))
    this.sources = new Map(
      (this.db.prepare('SELECT id, container, name, host FROM source').all() as SourceRow[]).map((s) => [s.id, s]),
    )
    this.files = new Map(
      (this.db.prepare('SELECT id, container, path, source FROM file').all() as FileRow[]).map((f) => [f.id, f]),
    )
    this.templates.clear()
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
