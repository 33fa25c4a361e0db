import { type Static, Type } from 'typebox'
import { Role } from './access.ts'
import { CaseStatus } from './case.ts'

export const BundleKind = Type.Union(
  (['vc-support', 'vm-support', 'nsx-manager', 'sva-diagnostic', 'guest', 'client-export', 'files'] as const).map((k) =>
    Type.Literal(k),
  ),
)
export type BundleKind =
  | 'vc-support'
  | 'vm-support'
  | 'nsx-manager'
  | 'sva-diagnostic'
  | 'guest'
  | 'client-export'
  | 'files'

/** What one bundle inside an upload is: an upload that is an export of several holds one member each, plus itself. */
export const BundleMember = Type.Object({
  id: Type.String({ description: 'within the upload: b1, b2 …' }),
  parent: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  kind: Type.String(),
  host: Type.Union([Type.String(), Type.Null()]),
  product: Type.Union([Type.String(), Type.Null()]),
  version: Type.Union([Type.String(), Type.Null()]),
  build: Type.Union([Type.String(), Type.Null()]),
  collectedAt: Type.Union([Type.String(), Type.Null()]),
  // Optional: bundles indexed before it was kept do not say it.
  zone: Type.Optional(
    Type.Union([Type.String(), Type.Null()], {
      description: "the machine's own, for stamps that carry none: an IANA name where it is known, else ±HH:MM",
    }),
  ),
  evidence: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description:
        'what kind and each field above was read from: a path, or the name of the archive or of its top folder',
    }),
  ),
})
export type BundleMember = Static<typeof BundleMember>

export const Totals = Type.Object({
  files: Type.Number(),
  bytes: Type.Number({ description: 'unpacked bytes of all files' }),
  lines: Type.Number({ description: 'of log files' }),
  events: Type.Number(),
  continuationLines: Type.Number(),
  unparsedLines: Type.Number(),
})
export type Totals = Static<typeof Totals>

/** Where an upload stands. `partial`: ready, but something could not be read; `failed`: nothing could. */
export type BundleState = 'receiving' | 'received' | 'ingesting' | 'ready' | 'partial' | 'failed'

export const Progress = Type.Object({
  phase: Type.Union([Type.Literal('waiting'), Type.Literal('reading'), Type.Literal('finishing')]),
  bytesDone: Type.Number({ description: 'of the upload as it lies on disk' }),
  bytesTotal: Type.Number(),
  textBytes: Type.Number({ description: 'unpacked bytes of logs parsed so far' }),
  files: Type.Number(),
  events: Type.Number(),
  rate: Type.Number({ description: 'unpacked bytes a second since the start' }),
  current: Type.Union([Type.String(), Type.Null()], { description: 'path being read' }),
})
export type Progress = Static<typeof Progress>

/** One dropped upload (an archive, a log, or a folder), stored once under its content hash. */
export const Bundle = Type.Object({
  id: Type.String({ description: 'first 16 hex digits of the SHA-256: the same bytes have the same id everywhere' }),
  sha256: Type.String(),
  name: Type.String(),
  bytes: Type.Number({ description: 'as uploaded' }),
  storeBytes: Type.Number(),
  state: Type.String(),
  message: Type.Union([Type.String(), Type.Null()], { description: 'why it is partial or failed' }),
  addedAt: Type.String(),
  ingestMs: Type.Union([Type.Number(), Type.Null()]),
  progress: Type.Union([Progress, Type.Null()]),
  totals: Totals,
  firstTime: Type.Union([Type.String(), Type.Null()]),
  lastTime: Type.Union([Type.String(), Type.Null()]),
  members: Type.Array(BundleMember),
})
export type Bundle = Static<typeof Bundle>

/** One file of a bundle, however it was taken: contract of `analyze`'s `files`. */
export const BundleFile = Type.Object({
  bundle: Type.String(),
  member: Type.String(),
  path: Type.String({ description: 'within its bundle; bytes that are no UTF-8 are shown escaped' }),
  kind: Type.String({ description: 'log | snapshot | config | other' }),
  format: Type.Union([Type.String(), Type.Null()]),
  status: Type.String({ description: 'ok | partial | skipped' }),
  reason: Type.Union([Type.String(), Type.Null()]),
  detection: Type.Union([Type.String(), Type.Null()], { description: 'why the format was chosen' }),
  bytes: Type.Number(),
  lines: Type.Number(),
  events: Type.Number(),
  continuationLines: Type.Number(),
  unparsedLines: Type.Number(),
  firstTime: Type.Union([Type.String(), Type.Null()]),
  lastTime: Type.Union([Type.String(), Type.Null()]),
  timeZone: Type.Union([Type.String(), Type.Null()], {
    description: 'the zone that stamps without one are read by, and where it is from: `+09:00 (etc/localtime)`',
  }),
  zoned: Type.Optional(Type.Boolean({ description: 'every stamp bears its own zone: there is nothing to choose' })),
  encoding: Type.Optional(
    Type.Union([Type.String(), Type.Null()], { description: 'of the bytes in the bundle, where they are not UTF-8' }),
  ),
})
export type BundleFile = Static<typeof BundleFile>

/** One log of one host, its rotated pieces joined. */
export const Source = Type.Object({
  id: Type.String({ description: '<bundle>.<number>' }),
  bundle: Type.String(),
  member: Type.String(),
  name: Type.String(),
  host: Type.Union([Type.String(), Type.Null()]),
  files: Type.Array(Type.String()),
  events: Type.Number(),
  levels: Type.Record(Type.String(), Type.Number()),
  firstTime: Type.Union([Type.String(), Type.Null()]),
  lastTime: Type.Union([Type.String(), Type.Null()]),
  gaps: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      cause: Type.Optional(
        Type.Union([Type.Literal('missing-piece'), Type.Literal('rotation'), Type.Literal('silence')], {
          description:
            'a rotated piece is missing by its number; a long silence from one piece to the next; a long silence elsewhere',
        }),
      ),
    }),
  ),
})
export type Source = Static<typeof Source>

export const Investigation = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Type.String(),
  example: Type.Boolean(),
  /** Of its case; left out by servers that keep none. */
  status: Type.Optional(CaseStatus),
  /** What whoever asks may do with it. */
  role: Type.Optional(Role),
  bundles: Type.Array(Bundle),
})
export type Investigation = Static<typeof Investigation>
