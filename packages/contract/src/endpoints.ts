import { type Static, Type } from 'typebox'
import { Answer } from './analysis.ts'
import { OPERATION_KINDS, OPERATION_OUTCOMES, OPERATION_SORTS, SORT_DIRECTIONS } from './view.ts'

/**
 * Every address of the server, under `/api/v1`, with the shape it answers with. Errors are `Problem`s everywhere.
 *
 * | method and path | query, body | answer |
 * | --- | --- | --- |
 * | GET investigations | InvestigationsQuery | Investigation[]; archived ones only when asked for |
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
 * | GET investigations/:id/operations | OperationsQuery | OperationPage |
 * | GET investigations/:id/operations/:op | | OperationFamily |
 * | GET investigations/:id/operations/:op/detail | | OperationDetail |
 * | GET investigations/:id/analysis | AnalysisQuery | Analysis |
 * | GET investigations/:id/services, …/ports, …/findings, …/topology | | that part of the Analysis |
 * | GET investigations/:id/snapshots | SnapshotsQuery | SnapshotTable[] |
 * | GET investigations/:id/raw | RawQuery | RawLines |
 * | POST investigations/:id/paste | Paste | 201 UploadResult, 200 when recognised |
 * | GET, PUT investigations/:id/zones | ZoneChoice[] | ZoneChoice[] |
 * | GET, PUT investigations/:id/bundles/:bundle/about | About | About |
 * | GET investigations/:id/coverage | CoverageQuery | Coverage |
 * | GET investigations/:id/sources | | Source[] |
 * | GET investigations/:id/files | | BundleFile[] |
 * | POST, HEAD, PATCH, DELETE uploads | tus 1.0, UploadMetadata | tus |
 * | GET events | | text/event-stream of LiveEvent |
 * | GET investigations/:id/case | | Case |
 * | PATCH investigations/:id/case | CaseChange | Case; 409 conflict with `current`: Case |
 * | GET investigations/:id/pins | | Pin[], each line with today's `event` |
 * | POST investigations/:id/pins | PinDraft | 201 Pin |
 * | PATCH investigations/:id/pins/:pin | PinChange | Pin; 409 conflict with `current`: Pin |
 * | DELETE investigations/:id/pins/:pin | | 204 |
 * | GET, POST investigations/:id/views | ViewDraft | SavedView[], 201 SavedView |
 * | PATCH, DELETE investigations/:id/views/:view | ViewChange | SavedView, 204 |
 * | GET investigations/:id/activity | ActivityQuery | Activity[], newest first |
 * | POST investigations/:id/activity/:n/undo | | Activity (the one undone); 409 conflict when it was changed since |
 * | GET investigations/:id/presence | | Presence[] |
 * | PUT investigations/:id/presence | PresenceReport | Presence[] |
 * | DELETE investigations/:id/presence/:client | | 204 |
 * | GET session | | Session |
 * | POST session | Login | Session and a cookie; 401 refused, 429 too many failures (Retry-After) |
 * | DELETE session | | 204; both cookies go |
 * | PUT session/name | SessionName | Session; only where mode is `open` |
 * | POST session/setup | Setup | Session and a cookie: the first administrator, by the code printed at the start |
 * | PUT session/password | PasswordChange | 204; all other sessions of the account end |
 * | PUT session/redacted | SessionRedacted | Session and a cookie: names are shown as tokens from now on (redaction.ts) |
 * | POST session/share | ShareSecret | Session and a cookie: opens a share link; 401 share-ended |
 * | GET session/oidc?to= | OidcQuery | 302 to the issuer, which sends back to session/oidc/callback |
 * | GET session/oidc/end | | 302 to where one signs out of the issuer, else to `/`: after DELETE session |
 * | GET, POST accounts | AccountDraft | Account[], 201 Account; administrators |
 * | PATCH, DELETE accounts/:account | AccountChange | Account, 204; administrators |
 * | GET investigations/:id/members | | Member[] |
 * | PUT investigations/:id/members | MemberDraft | Member[]; by name, owners |
 * | DELETE investigations/:id/members/:account | | 204; owners, or oneself |
 * | GET, POST investigations/:id/shares | ShareDraft | Share[], 201 NewShare; owners |
 * | DELETE investigations/:id/shares/:share | | 204: revoked |
 * | GET investigations/:id/shares/:share/openings | | ShareOpening[], newest first |
 * | GET, POST tokens | ApiTokenDraft | ApiToken[], 201 NewApiToken: of whoever asks |
 * | DELETE tokens/:token | | 204 |
 * | GET investigations/:id/report.md, .html, .json, .txt | ReportQuery | the report (see report.ts) |
 * | GET investigations/:id/export.csv, .jsonl, .log | ExportQuery | all rows of a scope, streamed |
 * | GET investigations/:id/redactions | | Redactions: what tokens stand for; owners |
 * | POST investigations/:id/redaction | RedactionOfTexts | RedactedTexts: texts and addresses with tokens, or back |
 * | GET, PATCH settings | SettingsChange | Settings; administrators |
 * | GET audit | AuditQuery | AuditEntry[], newest first; administrators |
 * | GET investigations/:id/audit | AuditQuery | AuditEntry[]; owners |
 * | GET investigations/:id/disk | | DiskUse |
 * | GET disk | | DiskUse of all; administrators |
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

/** `archived`: those too whose case is archived. */
export const InvestigationsQuery = Type.Object({ archived: Type.Optional(Type.Boolean()) }, strict)
export type InvestigationsQuery = Static<typeof InvestigationsQuery>

/** `scope`: the answer to the question of scoping, which orders what to check. */
export const AnalysisQuery = Type.Object({ scope: Type.Optional(Answer) }, strict)
export type AnalysisQuery = Static<typeof AnalysisQuery>

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

/** Rows of tables are cut at `limit` each; `text` is looked for in every cell, ignoring case. */
export const SnapshotsQuery = Type.Object(
  {
    bundle: Type.Optional(Type.String({ maxLength: 16 })),
    member: Type.Optional(Type.String({ maxLength: 20 })),
    path: Type.Optional(Type.String({ maxLength: 4096, description: 'of one file' })),
    kind: Type.Optional(Type.String({ maxLength: 50 })),
    text: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, description: 'rows a table; 1000 unless told' })),
  },
  strict,
)
export type SnapshotsQuery = Static<typeof SnapshotsQuery>

export const RawQuery = Type.Object(
  {
    bundle: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    member: Type.String({ maxLength: 20 }),
    path: Type.String({ maxLength: 4096 }),
    from: Type.Optional(Type.Integer({ minimum: 1, description: 'first line, 1-based; 1 unless told' })),
    lines: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: '500 unless told' })),
  },
  strict,
)
export type RawQuery = Static<typeof RawQuery>

/** What a person says a bundle (a paste, a loose file) is of: `host:esx01`, `vm:web01`, `sva:dsva01`; null: as it says itself. */
export const About = Type.Object(
  { about: Type.Union([Type.String({ pattern: '^(?:host|vm|sva|manager):.{1,200}$' }), Type.Null()]) },
  strict,
)
export type About = Static<typeof About>

/** Output of a command, as text. Becomes a bundle of one file. */
export const Paste = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 4_000_000 }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'of the file: `fltmc.txt`' })),
    about: Type.Optional(About.properties.about),
  },
  strict,
)
export type Paste = Static<typeof Paste>

/** The zone that stamps without one are read by: of one source, or of all of a host. Null: what the bundle itself says. */
export const ZoneChoice = Type.Object(
  {
    source: Type.Optional(Type.String({ maxLength: 100 })),
    host: Type.Optional(Type.String({ maxLength: 300 })),
    zone: Type.Union([Type.String({ minLength: 1, maxLength: 64, description: 'IANA name or ±HH:MM' }), Type.Null()]),
  },
  strict,
)
export type ZoneChoice = Static<typeof ZoneChoice>

export const OperationsQuery = Type.Object(
  {
    ...scope,
    outcome: Type.Optional(Type.Union(OPERATION_OUTCOMES.map((outcome) => Type.Literal(outcome)))),
    kind: Type.Optional(
      Type.Union(
        OPERATION_KINDS.map((kind) => Type.Literal(kind)),
        { description: 'tasks (unless told): those with a line that says what they are; all: every family of ids' },
      ),
    ),
    longerThanMs: Type.Optional(Type.Number({ minimum: 0 })),
    sort: Type.Optional(Type.Union(OPERATION_SORTS.map((sort) => Type.Literal(sort)))),
    direction: Type.Optional(Type.Union(SORT_DIRECTIONS.map((direction) => Type.Literal(direction)))),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '100 unless told' })),
  },
  strict,
)
export type OperationsQuery = Static<typeof OperationsQuery>
