import { type Static, Type } from 'typebox'
import { Answer } from './analysis.ts'

/*
 * What leaves an investigation as a document:
 *
 * | method and path | query | answer |
 * | --- | --- | --- |
 * | GET investigations/:id/report.md, .html, .json, .txt | ReportQuery | the report |
 * | GET investigations/:id/export.csv, .jsonl, .log | ExportQuery | every row that `events` would show, streamed |
 * | GET investigations/:id/redactions | | Redactions: what tokens stand for; owners |
 */

const strict = { additionalProperties: false }
const Flag = Type.Union([Type.Literal('1'), Type.Literal('0')])

export const REPORT_FORMATS = ['md', 'html', 'json', 'txt'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** What may go into a report, in the order in which it stands there. */
export const REPORT_PARTS = [
  'case',
  'findings',
  'board',
  'timeline',
  'diagram',
  'services',
  'operations',
  'environment',
  'checks',
  'steps',
  'bundles',
  'contents',
] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

/** Everything but the list of all sources and files, which is long and says little of the case. */
export const USUAL_PARTS: readonly ReportPart[] = REPORT_PARTS.filter((part) => part !== 'contents')

export const ReportQuery = Type.Object(
  {
    lang: Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('ja')])),
    tz: Type.Optional(Type.String({ maxLength: 64, description: 'IANA zone shown beside UTC' })),
    parts: Type.Optional(Type.String({ maxLength: 500, description: 'by commas; all but `contents` unless told' })),
    redact: Type.Optional(Flag),
    scope: Type.Optional(Answer),
    download: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('0')], { description: 'as a file to keep' })),
  },
  strict,
)
export type ReportQuery = Static<typeof ReportQuery>

export const EXPORT_FORMATS = ['csv', 'jsonl', 'log'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** `local`: the time in the zone of `tz`. */
export const EXPORT_COLUMNS = [
  'time',
  'local',
  'level',
  'source',
  'host',
  'program',
  'thread',
  'component',
  'op',
  'extra',
  'message',
  'path',
  'line',
  'pattern',
  'id',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** The scope is that of `events`. */
export const ExportQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 8000, description: 'in the search language' })),
    from: Type.Optional(Type.String({ description: 'ISO time, inclusive' })),
    to: Type.Optional(Type.String({ description: 'ISO time, exclusive' })),
    level: Type.Optional(Type.String({ description: 'levels, by commas: error,warning' })),
    source: Type.Optional(Type.String({ description: 'ids of sources, by commas' })),
    columns: Type.Optional(Type.String({ maxLength: 500, description: 'by commas, in order; not for log' })),
    tz: ReportQuery.properties.tz,
    bom: Type.Optional(
      Type.Union([Type.Literal('1'), Type.Literal('0')], { description: 'csv: a mark by which Excel knows UTF-8' }),
    ),
    redact: Type.Optional(Flag),
  },
  strict,
)
export type ExportQuery = Static<typeof ExportQuery>

/** What a token stands for; the first original is the fullest. */
export const Redaction = Type.Object({ token: Type.String(), originals: Type.Array(Type.String()) })
export type Redaction = Static<typeof Redaction>
export const Redactions = Type.Array(Redaction)
