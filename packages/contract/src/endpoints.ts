import { type Static, Type } from 'typebox'

/**
 * Every address of the server, under `/api/v1`, with the shape it answers with. Errors are `Problem`s everywhere.
 *
 * | method and path | query, body | answer |
 * | --- | --- | --- |
 * | GET investigations | | Investigation[] |
 * | POST investigations | InvestigationDraft | 201 Investigation |
 * | GET investigations/:id | | Investigation |
 * | PATCH investigations/:id | InvestigationDraft | Investigation |
 * | DELETE investigations/:id | | 204; bundles that no other investigation holds go with it |
 * | GET investigations/:id/bundles | | Bundle[] |
 * | PUT investigations/:id/bundles/:name | the bytes (`curl -T FILE URL`) | 201 UploadResult, 200 when recognised |
 * | DELETE investigations/:id/bundles/:bundle | | 204 |
 * | GET investigations/:id/events | EventsQuery | EventPage |
 * | GET investigations/:id/events/:event | | EventDetail |
 * | GET investigations/:id/events/:event/context | ContextQuery | ContextAnswer |
 * | GET investigations/:id/timeline | TimelineQuery | Timeline |
 * | GET investigations/:id/facets | FacetsQuery | Facets |
 * | GET investigations/:id/patterns | PatternsQuery | Patterns |
 * | GET investigations/:id/operations/:op | | OperationFamily |
 * | GET investigations/:id/coverage | CoverageQuery | Coverage |
 * | GET investigations/:id/sources | | Source[] |
 * | GET investigations/:id/files | | BundleFile[] |
 * | POST, HEAD, PATCH, DELETE uploads | tus 1.0, UploadMetadata | tus |
 * | GET events | | text/event-stream of LiveEvent |
 * | GET healthz, metrics, openapi.json | | |
 */
export const API = '/api/v1'

const strict = { additionalProperties: false }

/** `Example (2)`: what an investigation is called. */
export const InvestigationDraft = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  strict,
)
export type InvestigationDraft = Static<typeof InvestigationDraft>

const scope = {
  q: Type.Optional(Type.String({ maxLength: 8000, description: 'in the search language' })),
  from: Type.Optional(Type.String({ description: 'ISO time, inclusive' })),
  to: Type.Optional(Type.String({ description: 'ISO time, exclusive' })),
  level: Type.Optional(Type.String({ description: 'levels, by commas: error,warning' })),
  source: Type.Optional(Type.String({ description: 'ids of sources, by commas' })),
}

export const ScopeQuery = Type.Object(scope, strict)
export type ScopeQuery = Static<typeof ScopeQuery>

/** At most one of `offset`, `cursor`, `at`; none of them: the first page. */
export const EventsQuery = Type.Object(
  {
    ...scope,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '200 unless told' })),
    offset: Type.Optional(Type.Integer({ minimum: 0, description: 'rank of the first row' })),
    cursor: Type.Optional(Type.String({ maxLength: 500 })),
    direction: Type.Optional(
      Type.Union([Type.Literal('after'), Type.Literal('before')], { description: 'of the cursor' }),
    ),
    at: Type.Optional(
      Type.String({ maxLength: 200, description: 'id of an event, or an ISO time: the page that holds it' }),
    ),
  },
  strict,
)
export type EventsQuery = Static<typeof EventsQuery>

export const TimelineQuery = Type.Object(
  {
    ...scope,
    buckets: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: 'about so many; 200 unless told' })),
  },
  strict,
)
export type TimelineQuery = Static<typeof TimelineQuery>

export const FacetsQuery = Type.Object(
  {
    ...scope,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'values a facet; 50 unless told' })),
  },
  strict,
)
export type FacetsQuery = Static<typeof FacetsQuery>

export const PatternsQuery = Type.Object(
  {
    ...scope,
    sort: Type.Optional(Type.Union((['rare', 'count', 'first', 'new'] as const).map((sort) => Type.Literal(sort)))),
    text: Type.Optional(Type.String({ maxLength: 500, description: 'the pattern holds this' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, description: '200 unless told' })),
    cells: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'of the sparkline; 24 unless told' })),
  },
  strict,
)
export type PatternsQuery = Static<typeof PatternsQuery>

/** `seconds`, or `before` and `after` in events (10 each unless told). */
export const ContextQuery = Type.Object(
  {
    scope: Type.Optional(Type.Union((['file', 'host', 'all'] as const).map((scope) => Type.Literal(scope)))),
    before: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    seconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 86_400 })),
  },
  strict,
)
export type ContextQuery = Static<typeof ContextQuery>

export const CoverageQuery = Type.Object(
  { cells: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, description: '120 unless told' })) },
  strict,
)
export type CoverageQuery = Static<typeof CoverageQuery>
