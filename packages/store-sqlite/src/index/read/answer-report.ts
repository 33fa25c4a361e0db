import type { BundleFile, Totals } from '@bundlescope/contract/bundle.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { BundleReport } from '@bundlescope/core/store/port.ts'
import type { FileRow, IndexFile } from './index-file.ts'
import { membersOf } from './members.ts'
import type { Segment } from './segment.ts'
import { sourcesOf } from './sources.ts'

export interface FileDetail extends FileRow {
  kind: string
  format: string | null
  status: string
  reason: string | null
  detection: string | null
  encoding: string | null
  bytes: number
  lines: number
  events: number
  continuations: number
  unparsed: number
  first: number | null
  last: number | null
}

/** Of a bundle without an index: one that waits, has just begun to be read, or is none. */
export const NOTHING: BundleReport = {
  members: [],
  files: [],
  sources: [],
  totals: { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 },
  firstTime: null,
  lastTime: null,
  complete: false,
}

/** What is known of a bundle without a look at its texts. Totals are of the files: lines that two pieces hold count twice. */
export function reportOf(index: IndexFile, touch: (segment: Segment) => void): BundleReport {
  const files = index.db.prepare('SELECT * FROM file ORDER BY id').all() as FileDetail[]
  const members = membersOf(index)
  const totals: Totals = { ...NOTHING.totals, files: files.length }
  for (const file of files) {
    totals.bytes += file.bytes
    if (file.source !== null) totals.lines += file.lines
    totals.events += file.events
    totals.continuationLines += file.continuations
    totals.unparsedLines += file.unparsed
  }
  const sources = sourcesOf(index, files, members, touch)
  const firsts = sources.flatMap((source) => source.firstTime ?? [])
  const lasts = sources.flatMap((source) => source.lastTime ?? [])
  return {
    members: members.all,
    files: files.map((file) => wireFile(index, file, members.idOf(file.container))),
    sources,
    totals,
    firstTime: firsts.sort()[0] ?? null,
    lastTime: lasts.sort().at(-1) ?? null,
    complete: index.meta('complete') === '1',
  }
}

function wireFile(index: IndexFile, file: FileDetail, member: string): BundleFile {
  const zone = index.zoneOf(file)
  const { first, last } = index.extentOf(file)
  return {
    bundle: index.bundle,
    member,
    path: file.path,
    kind: file.kind,
    format: file.format,
    status: file.status,
    reason: file.reason,
    detection: file.detection,
    bytes: file.bytes,
    lines: file.lines,
    events: file.events,
    continuationLines: file.continuations,
    unparsedLines: file.unparsed,
    firstTime: first === null ? null : formatMicros(first),
    lastTime: last === null ? null : formatMicros(last),
    timeZone: zone.basis,
    zoned: file.local === 0,
    encoding: file.encoding,
  }
}
