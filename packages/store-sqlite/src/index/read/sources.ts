import type { Source } from '@bundlescope/contract/bundle.ts'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { FileDetail } from './answer-report.ts'
import { joined } from './extent.ts'
import { gapsOf, type Piece } from './gaps.ts'
import type { IndexFile, SourceRow } from './index-file.ts'
import type { Members } from './members.ts'
import { eachMinute, eachShown } from './rollup.ts'
import type { Segment } from './segment.ts'

/** The sources of a bundle of which there is something to see, each with its files in order of time. */
export function sourcesOf(
  index: IndexFile,
  files: readonly FileDetail[],
  members: Members,
  touch: (segment: Segment) => void,
): Source[] {
  const filesOf = Map.groupBy(files, (file) => file.source)
  const segmentsOf = Map.groupBy(index.segments, (segment) => segment.row.source)
  return [...index.sources.values()].flatMap((source) => {
    const segments = segmentsOf.get(source.id) ?? []
    for (const segment of segments) touch(segment)
    return segments.length === 0 ? [] : [sourceOf(index, source, filesOf.get(source.id) ?? [], segments, members)]
  })
}

function sourceOf(
  index: IndexFile,
  source: SourceRow,
  files: readonly FileDetail[],
  segments: readonly Segment[],
  members: Members,
): Source {
  const pieces = files
    .map((file) => ({ file, path: file.path, ...index.extentOf(file) }))
    .sort((a, b) => (a.first ?? 0) - (b.first ?? 0))
  const withEvents = new Set(files.filter((file) => file.events > 0).map((file) => file.id))
  const { first, last } = joined(segments.filter((segment) => withEvents.has(segment.row.file)))
  const levels = new Uint32Array(LEVELS.length)
  const minutes = new Set<number>()
  for (const segment of segments) {
    eachMinute(segment, (minute, level, n) => {
      levels[level]! += n
      minutes.add(minute)
    })
  }
  const rows = levels.reduce((n, count) => n + count, 0)
  const events = eventsOf(files, segments)
  // Lines that no format knew are shown without a level, but they are no events.
  levels[0]! -= Math.min(levels[0]!, rows - events)
  return {
    id: `${index.bundle}.${source.id}`,
    bundle: index.bundle,
    member: members.idOf(source.container),
    name: source.name,
    host: source.host,
    files: pieces.map(({ path }) => path),
    events,
    levels: Object.fromEntries([...levels].flatMap((n, level) => (n > 0 ? [[LEVELS[level]!, n]] : []))),
    firstTime: withEvents.size > 0 ? formatMicros(first) : null,
    lastTime: withEvents.size > 0 ? formatMicros(last) : null,
    gaps: gapsOf(
      [...minutes].sort((a, b) => a - b),
      pieces.filter((piece): piece is Piece & typeof piece => piece.first !== null),
    ),
  }
}

/** Events that are shown: of the files, without those that other pieces show. */
function eventsOf(files: readonly FileDetail[], segments: readonly Segment[]): number {
  let events = 0
  for (const file of files) {
    if (file.repeated_from === null) events += file.events
    else for (const segment of segments) if (segment.row.file === file.id) events += shownEvents(segment)
  }
  return events
}

/** A record that is no event has neither a level nor a header. */
function shownEvents(segment: Segment): number {
  const starts = segment.ints('start')
  let events = 0
  eachShown(segment, (_, level, ordinal) => {
    if (level > 0 || starts[ordinal]! > 0) events++
  })
  return events
}
