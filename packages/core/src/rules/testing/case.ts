import type { Source } from '@bundlescope/contract/bundle.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { sourceName, sourceOf } from '../../parse/source.ts'
import { recogniseSnapshots } from '../../snapshot/recognise.ts'
import type { SnapshotKind, SnapshotRows } from '../../snapshot/snapshot.ts'
import type { StoredSnapshot } from '../../store/evidence.ts'
import { type NaiveEvent, naiveEvents } from '../../store/naive-read.ts'
import type { BundleReport } from '../../store/port.ts'
import { CaseStore } from './case-store.ts'

/** What a test puts on the table for one machine: texts as they lie in its bundle. */
export interface CaseMember {
  kind?: string
  host?: string
  product?: string
  version?: string
  /** ISO; tells the year of stamps without one, and the time of snapshots. */
  collectedAt?: string
  /** By path: log texts, read by the real parsers. */
  logs?: Readonly<Record<string, string | Buffer>>
  /** By path: outputs of commands, read by the real parsers of snapshots. */
  outputs?: Readonly<Record<string, string>>
  /** Tables as a parser would make them, for tests that are not about parsing. */
  tables?: readonly CaseTable[]
}

export type CaseTable = {
  [K in SnapshotKind]: { kind: K; path: string; rows: readonly Partial<SnapshotRows[K]>[] }
}[SnapshotKind]

export interface Case {
  store: CaseStore
  bundles: string[]
  reports: BundleReport[]
}

const COLLECTED = '2025-06-01T12:00:00Z'

/** One upload `case` with these members `b1`, `b2` …. */
export function caseOf(...members: readonly CaseMember[]): Case {
  const bundle = 'case'
  const report: BundleReport = {
    members: [],
    files: [],
    sources: [],
    totals: { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 },
    firstTime: null,
    lastTime: null,
    complete: true,
  }
  const events: NaiveEvent[] = []
  const tables: StoredSnapshot[] = []
  for (const [index, member] of members.entries()) {
    const id = `b${index + 1}`
    const collected = parseMicros(member.collectedAt ?? COLLECTED)!
    const { kind = 'vc-support', host = null, product = null, version = null } = member
    const collectedAt = formatMicros(collected)
    report.members.push({
      id,
      parent: null,
      name: `${host ?? id}.tgz`,
      kind,
      host,
      product,
      version,
      build: null,
      collectedAt,
      zone: null,
      evidence: {},
    })
    for (const [path, text] of Object.entries(member.logs ?? {})) {
      const source = sourceFor(report.sources, bundle, id, host, path)
      const names = { number: report.files.length, sourceId: source.id, host: host ?? '' }
      // A file without any stamp is of the time of collection.
      const read = (naiveEvents(bundle, { path, bytes: Buffer.from(text) }, names, collected) ?? []).map((event) =>
        Number.isNaN(event.time) ? { ...event, time: collected } : event,
      )
      note(source, path, read)
      events.push(...read)
      report.files.push(fileOf(bundle, id, path, 'log', source))
    }
    for (const [path, text] of Object.entries(member.outputs ?? {})) {
      for (const snapshot of recogniseSnapshots(text, path)) {
        tables.push({ ...snapshot, bundle, member: id, path, host, at: snapshot.asOf ?? collected })
      }
      report.files.push(fileOf(bundle, id, path, 'snapshot', null))
    }
    for (const table of member.tables ?? []) tables.push(toTable(table, bundle, id, host, collected))
  }
  return { store: new CaseStore(events, tables), bundles: [bundle], reports: [report] }
}

function sourceFor(sources: Source[], bundle: string, member: string, host: string | null, path: string): Source {
  const name = sourceName(path)
  const key = sourceOf(path).key
  const known = sources.find((one) => one.member === member && one.files.some((file) => sourceOf(file).key === key))
  if (known) return known
  const id = `${bundle}.${sources.length + 1}`
  const source: Source = {
    id,
    bundle,
    member,
    name,
    host,
    files: [],
    events: 0,
    levels: {},
    firstTime: null,
    lastTime: null,
    gaps: [],
  }
  sources.push(source)
  return source
}

function note(source: Source, path: string, events: readonly NaiveEvent[]): void {
  source.files.push(path)
  source.events += events.length
  for (const event of events) {
    const time = formatMicros(event.time)
    const level = LEVELS[event.level]!
    source.levels[level] = (source.levels[level] ?? 0) + 1
    if (source.firstTime === null || time < source.firstTime) source.firstTime = time
    if (source.lastTime === null || time > source.lastTime) source.lastTime = time
  }
}

function fileOf(
  bundle: string,
  member: string,
  path: string,
  kind: string,
  source: Source | null,
): BundleReport['files'][number] {
  return {
    bundle,
    member,
    path,
    kind,
    format: null,
    status: 'ok',
    reason: null,
    detection: null,
    bytes: 0,
    lines: 0,
    events: source?.events ?? 0,
    continuationLines: 0,
    unparsedLines: 0,
    firstTime: source?.firstTime ?? null,
    lastTime: source?.lastTime ?? null,
    timeZone: null,
  }
}

/** Fields a test leaves out are null. */
function toTable(table: CaseTable, bundle: string, member: string, host: string | null, at: number): StoredSnapshot {
  const absent = {
    get: (row: object, key: string) => (key in row ? Reflect.get(row, key) : key === 'then' ? undefined : null),
  }
  // What a row of the kind lacks reads as null, as a parser would say it.
  const rows = table.rows.map(
    (row, n) => new Proxy({ ...row, line: n + 1 }, absent),
  ) as unknown as StoredSnapshot['rows']
  return {
    kind: table.kind,
    parser: 'test',
    reason: '',
    asOf: null,
    subject: null,
    rows,
    bundle,
    member,
    path: table.path,
    host,
    at,
  }
}
