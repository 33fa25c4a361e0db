import { type Static, Type } from 'typebox'
import { Bundle, Investigation, Progress } from './bundle.ts'
import { Activity, CaseData, Pin, Presence, SavedView } from './case.ts'
import { Upload } from './upload.ts'

/**
 * What `GET /api/v1/events` (server-sent events) tells. Each message is unnamed; its data is one of these as JSON.
 * A connection starts with `state`, which is everything; the others change it. After a reconnect the next `state`
 * replaces what was known, so nothing has to be replayed.
 */
export const LiveEvent = Type.Union([
  Type.Object({ type: Type.Literal('state'), investigations: Type.Array(Investigation), uploads: Type.Array(Upload) }),
  /** Created, renamed, or a bundle was added or removed. */
  Type.Object({ type: Type.Literal('investigation'), investigation: Investigation }),
  Type.Object({ type: Type.Literal('investigation-deleted'), id: Type.String() }),
  /** A bundle changed its state (see BundleState). */
  Type.Object({ type: Type.Literal('bundle'), bundle: Bundle }),
  Type.Object({ type: Type.Literal('bundle-deleted'), id: Type.String() }),
  /** At most ten times a second for the bundle that is being ingested. */
  Type.Object({ type: Type.Literal('progress'), bundle: Type.String(), progress: Progress }),
  /** An upload began or went on (at most twice a second each). The files of a batch end together, when all arrived. */
  Type.Object({ type: Type.Literal('upload'), upload: Upload }),
  Type.Object({
    type: Type.Literal('upload-ended'),
    id: Type.String(),
    investigation: Type.String(),
    bundle: Type.Union([Type.String(), Type.Null()], {
      description: 'null: given up or refused',
    }),
    recognised: Type.Boolean(),
    message: Type.Union([Type.String(), Type.Null()], { description: 'why no bundle came of it' }),
  }),
  /** What people changed of a case; `version` is that of the data. */
  Type.Object({ type: Type.Literal('case'), investigation: Type.String(), data: CaseData, version: Type.Number() }),
  /** Added or changed. */
  Type.Object({ type: Type.Literal('pin'), investigation: Type.String(), pin: Pin }),
  Type.Object({ type: Type.Literal('pin-deleted'), investigation: Type.String(), id: Type.String() }),
  Type.Object({ type: Type.Literal('view'), investigation: Type.String(), view: SavedView }),
  Type.Object({ type: Type.Literal('view-deleted'), investigation: Type.String(), id: Type.String() }),
  /** Something was done, or an earlier one undone. */
  Type.Object({ type: Type.Literal('activity'), investigation: Type.String(), activity: Activity }),
  /** Everybody who has the investigation open; also in `state`'s wake for each that somebody has open. */
  Type.Object({ type: Type.Literal('presence'), investigation: Type.String(), present: Type.Array(Presence) }),
])
export type LiveEvent = Static<typeof LiveEvent>
