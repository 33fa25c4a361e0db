import { type Static, Type } from 'typebox'

/** One row of the event table. */
export const EventRow = Type.Object({
  id: Type.String({ description: '<bundle>.<file>.<byte offset>: the same for the same bytes on any server' }),
  time: Type.String(),
  level: Type.String(),
  source: Type.String({ description: 'id of the source' }),
  sourceName: Type.String(),
  host: Type.Union([Type.String(), Type.Null()]),
  program: Type.Union([Type.String(), Type.Null()]),
  thread: Type.Union([Type.String(), Type.Null()]),
  component: Type.Union([Type.String(), Type.Null()]),
  op: Type.Union([Type.String(), Type.Null()]),
  extra: Type.Union([Type.String(), Type.Null()], {
    description: 'what else the header bears: user=, sid=, item=, the varying rest of a component',
  }),
  path: Type.String(),
  line: Type.Number({ description: '1-based, within the file as stored (a .gz log counts its unpacked lines)' }),
  lines: Type.Number({ description: 'of the original: 1 and its continuation lines' }),
  message: Type.String({ description: 'without the header, continuation lines included; cut at 2000 characters' }),
  cut: Type.Boolean(),
  pattern: Type.String({ description: 'id of the message pattern, as the search language takes it' }),
})
export type EventRow = Static<typeof EventRow>

export const EventPage = Type.Object({
  events: Type.Array(EventRow),
  offset: Type.Number({ description: 'rank of the first row in the whole answer' }),
  total: Type.Number(),
  exact: Type.Boolean({ description: 'false: total is a lower bound' }),
  complete: Type.Boolean({ description: 'false while a bundle of the investigation is still being read' }),
  next: Type.Union([Type.String(), Type.Null()], { description: 'cursor of the page after' }),
  previous: Type.Union([Type.String(), Type.Null()]),
  tookMs: Type.Number(),
})
export type EventPage = Static<typeof EventPage>

export const EventDetail = Type.Object({
  event: EventRow,
  original: Type.String({ description: 'the bytes of the file, decoded; at most 1 MiB' }),
  originalCut: Type.Boolean(),
  byteFrom: Type.Number(),
  byteTo: Type.Number(),
  patternText: Type.String(),
  format: Type.Union([Type.String(), Type.Null()]),
  timeZone: Type.Union([Type.String(), Type.Null()]),
  encoding: Type.Optional(
    Type.Union([Type.String(), Type.Null()], {
      description:
        'of the file as it lies in the bundle, where it is not UTF-8; bytes are then those of the text as UTF-8',
    }),
  ),
})
export type EventDetail = Static<typeof EventDetail>

export const ContextAnswer = Type.Object({
  events: Type.Array(EventRow),
  anchor: Type.Number({ description: 'index of the event asked for' }),
  more: Type.Object({ before: Type.Boolean(), after: Type.Boolean() }),
})
export type ContextAnswer = Static<typeof ContextAnswer>

export const Timeline = Type.Object({
  from: Type.String(),
  to: Type.String({ description: 'exclusive end of the last bucket' }),
  width: Type.Number({ description: 'of a bucket, in microseconds' }),
  levels: Type.Record(Type.String(), Type.Array(Type.Number()), {
    description: 'counts a bucket, by level; levels that do not occur are left out',
  }),
  total: Type.Number(),
  exact: Type.Boolean(),
  tookMs: Type.Number(),
})
export type Timeline = Static<typeof Timeline>

export const FacetValue = Type.Object({
  value: Type.String(),
  label: Type.Optional(Type.String()),
  count: Type.Number(),
})
export const Facets = Type.Object({
  level: Type.Array(FacetValue),
  source: Type.Array(FacetValue),
  host: Type.Array(FacetValue),
  program: Type.Array(FacetValue),
  component: Type.Array(FacetValue),
  more: Type.Record(Type.String(), Type.Number(), { description: 'how many values a facet has beyond those listed' }),
  tookMs: Type.Number(),
})
export type Facets = Static<typeof Facets>

export const Pattern = Type.Object({
  id: Type.String(),
  text: Type.String({ description: 'the message with each identifier replaced by U+25A1 (□)' }),
  count: Type.Number({ description: 'in the window' }),
  total: Type.Number({ description: 'in everything' }),
  first: Type.String(),
  last: Type.String(),
  isNew: Type.Boolean({ description: 'none before the window' }),
  level: Type.String({ description: 'the gravest it occurs at' }),
  sources: Type.Array(Type.String()),
  spark: Type.Array(Type.Number()),
})
export type Pattern = Static<typeof Pattern>
export const Patterns = Type.Object({ patterns: Type.Array(Pattern), total: Type.Number(), tookMs: Type.Number() })
export type Patterns = Static<typeof Patterns>

export const OperationFamily = Type.Object({
  id: Type.String(),
  events: Type.Number(),
  start: Type.Union([Type.String(), Type.Null()]),
  end: Type.Union([Type.String(), Type.Null()]),
  sources: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), events: Type.Number() })),
  members: Type.Array(Type.Object({ op: Type.String(), events: Type.Number() })),
  tookMs: Type.Number(),
})
export type OperationFamily = Static<typeof OperationFamily>

/** Coverage of a source over the investigation's span: events a cell, for the strip. */
export const Coverage = Type.Object({
  from: Type.Union([Type.String(), Type.Null()]),
  to: Type.Union([Type.String(), Type.Null()]),
  cells: Type.Number(),
  sources: Type.Array(
    Type.Object({ source: Type.String(), counts: Type.Array(Type.Number()), errors: Type.Array(Type.Number()) }),
  ),
})
export type Coverage = Static<typeof Coverage>
