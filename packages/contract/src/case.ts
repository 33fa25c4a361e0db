import { type Static, Type } from 'typebox'

/*
 * What people make of an investigation: its case data, the evidence board, saved views. Everything here outlives the
 * index of a bundle: lines are anchored to the bytes of the original.
 */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Iso = Type.String({ description: 'ISO time, UTC, microseconds' })
const Words = (most: number) => Type.String({ maxLength: most })

/** Whoever did something: an account, a guest of a share link, or nobody in particular where the server needs no login. */
export const Person = Type.Object({ id: Type.String(), name: Type.String() })
export type Person = Static<typeof Person>

export const CASE_STATUSES = ['open', 'waiting', 'solved', 'archived'] as const

export type CaseStatus = (typeof CASE_STATUSES)[number]
export const CaseStatus = Type.Unsafe<CaseStatus>(Type.Union(CASE_STATUSES.map((status) => Type.Literal(status))))

export const CaseData = Type.Object({
  /** In the words of whoever reported it. */
  symptom: Words(20_000),
  serviceRequest: Words(100),
  /** When it happened: a moment (both alike) or a range. */
  incidentFrom: Nullable(Iso),
  incidentTo: Nullable(Iso),
  /** `vm:web01`, `host:esx01`, or any words. */
  affected: Type.Array(Words(300), { maxItems: 200 }),
  status: CaseStatus,
})
export type CaseData = Static<typeof CaseData>

/** What a pin stands at. A line is found again after a new ingest by the hash of its bundle, path and bytes. */
export const Anchor = Type.Union([
  Type.Object({
    kind: Type.Literal('line'),
    sha256: Type.String(),
    member: Type.String(),
    path: Words(4096),
    byteFrom: Type.Number(),
    byteTo: Type.Number(),
    line: Type.Number(),
    time: Nullable(Iso),
    source: Words(300),
    text: Words(20_000),
  }),
  /** A line of a command's output or of configuration, which is no event. `time`: when that was written, where it is known. */
  Type.Object({
    kind: Type.Literal('row'),
    sha256: Type.String(),
    member: Type.String(),
    path: Words(4096),
    line: Type.Number(),
    time: Nullable(Iso),
    text: Words(20_000),
  }),
  Type.Object({ kind: Type.Literal('range'), from: Iso, to: Iso, address: Words(4000) }),
  Type.Object({ kind: Type.Literal('operation'), op: Words(500), title: Words(500), time: Nullable(Iso) }),
  Type.Object({ kind: Type.Literal('finding'), finding: Words(500), title: Words(1000), time: Nullable(Iso) }),
  Type.Object({ kind: Type.Literal('node'), node: Words(500), title: Words(500), time: Nullable(Iso) }),
  /** A note that stands alone. */
  Type.Object({ kind: Type.Literal('note') }),
])
export type Anchor = Static<typeof Anchor>

export const Pin = Type.Object({
  id: Type.String(),
  anchor: Anchor,
  /** Markdown, without HTML. */
  note: Words(50_000),
  /** Place on the board when ordered by hand: pins are sorted by this text. */
  rank: Type.String(),
  createdBy: Person,
  createdAt: Iso,
  changedBy: Person,
  changedAt: Iso,
  /** Raised by every change. A change says which version it was made of; of another one it is a conflict. */
  version: Type.Number(),
  /** For a line: the id of its event today; null while its bundle is gone or being read. */
  event: Type.Optional(Nullable(Type.String())),
})
export type Pin = Static<typeof Pin>

export const SavedView = Type.Object({
  id: Type.String(),
  name: Words(200),
  /** Panel and parameters: `events?v=1&q=…`. */
  address: Words(4000),
  createdBy: Person,
  createdAt: Iso,
})
export type SavedView = Static<typeof SavedView>

/** One change that somebody made, newest first in lists. */
export const Activity = Type.Object({
  id: Type.Number(),
  at: Iso,
  by: Person,
  /** `pin-added`, `note-changed`, `case-changed`, `bundle-removed` … */
  what: Type.String(),
  /** Of what: the id of a pin, a view, a bundle. */
  subject: Nullable(Type.String()),
  /** For people: what it was about. */
  title: Type.String(),
  undoable: Type.Boolean(),
  undone: Type.Boolean(),
  /** A text that lost against a change made at the same time: kept here whole. */
  lost: Type.Optional(Nullable(Type.String())),
})
export type Activity = Static<typeof Activity>

export const Case = Type.Object({
  data: CaseData,
  version: Type.Number({ description: 'of the data' }),
  pins: Type.Array(Pin),
  views: Type.Array(SavedView),
})
export type Case = Static<typeof Case>

const strict = { additionalProperties: false }

/** PATCH investigations/:id/case. Fields left out stay. */
export const CaseChange = Type.Object({ version: Type.Number(), data: Type.Partial(CaseData) }, strict)
export type CaseChange = Static<typeof CaseChange>

/** POST investigations/:id/pins. `before`: id of the pin it goes in front of; null: to the end. */
export const PinDraft = Type.Object(
  { anchor: Anchor, note: Words(50_000), before: Type.Optional(Nullable(Type.String())) },
  strict,
)
export type PinDraft = Static<typeof PinDraft>

/** PATCH investigations/:id/pins/:pin */
export const PinChange = Type.Object(
  {
    version: Type.Number(),
    note: Type.Optional(Words(50_000)),
    before: Type.Optional(Nullable(Type.String())),
  },
  strict,
)
export type PinChange = Static<typeof PinChange>

export const ViewDraft = Type.Object({ name: Words(200), address: Words(4000) }, strict)
export type ViewDraft = Static<typeof ViewDraft>
/** PATCH investigations/:id/views/:view. Fields left out stay: `{ name }` renames. */
export const ViewChange = Type.Partial(ViewDraft, strict)
export type ViewChange = Static<typeof ViewChange>

/** `before`: those older than this one's id. */
export const ActivityQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '100 unless told' })),
  },
  strict,
)
export type ActivityQuery = Static<typeof ActivityQuery>

/** Somebody has the investigation open. `address`: panel and parameters of what they see. */
export const Presence = Type.Object({
  client: Type.String({ description: 'one browser tab' }),
  person: Person,
  address: Words(4000),
  at: Iso,
})
export type Presence = Static<typeof Presence>

/** PUT investigations/:id/presence, every 20 s and on change; gone after 60 s without. */
export const PresenceReport = Type.Object(
  { client: Type.String({ pattern: '^[\\w-]{8,64}$' }), address: Words(4000) },
  strict,
)
export type PresenceReport = Static<typeof PresenceReport>
