import type { BundleFile, BundleMember, Source, Totals } from '@bundlescope/contract/bundle.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { BundleReport } from '@bundlescope/core/store/port.ts'
import { gapsIn } from './gaps.ts'
import type { IndexFile } from './index-file.ts'
import { eachMinute } from './rollup.ts'

interface FileDetail {
  id: number
  container: string
  path: string
  source: number | null
  kind: string
  format: string | null
  status: string
  reason: string | null
  detection: string | null
  zone: string | null
  bytes: number
  lines: number
  events: number
  continuations: number
  unparsed: number
  first: number | null
  last: number | null
}

/** What is known of a bundle from its tables alone. */
export function reportOf(index: IndexFile): BundleReport {
  const files = index.db.prepare('SELECT * FROM file ORDER BY id').all() as FileDetail[]
  const members = JSON.parse(index.meta('members') ?? '[]') as BundleMember[]
  const memberOf = JSON.parse(index.meta('member_of') ?? '{}') as Record<string, string>
  const member = (container: string): string => memberOf[container] ?? container
  const totals: Totals = { files: files.length, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 }
  for (const file of files) {
    totals.bytes += file.bytes
    totals.lines += file.lines
    totals.events += file.events
    totals.continuationLines += file.continuations
    totals.unparsedLines += file.unparsed
  }
  const sources = sourcesOf(index, files, member)
  const firsts = sources.flatMap((source) => source.firstTime ?? [])
  const lasts = sources.flatMap((source) => source.lastTime ?? [])
  return {
    members,
    files: files.map((file) => wireFile(index.bundle, file, member(file.container))),
    sources,
    totals,
    firstTime: firsts.sort()[0] ?? null,
    lastTime: lasts.sort().at(-1) ?? null,
    complete: index.meta('complete') === '1',
  }
}

function sourcesOf(index: IndexFile, files: readonly FileDetail[], member: (container: string) => string): Source[] {
  const out: Source[] = []
  for (const source of index.sources.values()) {
    const segments = index.segments.filter((segment) => segment.row.source === source.id)
    if (segments.length === 0) continue
    const pieces = files.filter((file) => file.source === source.id)
    const own = pieces.filter((file) => file.events > 0)
    const levels = new Uint32Array(LEVELS.length)
    const minutes = new Set<number>()
    for (const segment of segments) {
      eachMinute(segment, (minute, level, n) => {
        levels[level]! += n
        minutes.add(minute)
      })
    }
    out.push({
      id: `${index.bundle}.${source.id}`,
      bundle: index.bundle,
      member: member(source.container),
      name: source.name,
      host: source.host,
      files: pieces.sort((a, b) => (a.first ?? 0) - (b.first ?? 0)).map((file) => file.path),
      events: own.reduce((n, file) => n + file.events, 0),
      levels: Object.fromEntries([...levels].flatMap((n, level) => (n > 0 ? [[LEVELS[level]!, n]] : []))),
      firstTime: timeOf(
        own.map((file) => file.first),
        Math.min,
      ),
      lastTime: timeOf(
        own.map((file) => file.last),
        Math.max,
      ),
      gaps: gapsIn([...minutes].sort((a, b) => a - b)).map((gap) => ({
        from: formatMicros(gap.from),
        to: formatMicros(gap.to),
      })),
    })
  }
  return out
}

/** The first or last time of files, of which each holds an event; null without any. */
function timeOf(times: (number | null)[], pick: (...times: number[]) => number): string | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : formatMicros(pick(...known))
}

function wireFile(bundle: string, file: FileDetail, member: string): BundleFile {
  return {
    bundle,
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
    firstTime: file.first === null ? null : formatMicros(file.first),
    lastTime: file.last === null ? null : formatMicros(file.last),
    timeZone: file.zone,
  }
}
