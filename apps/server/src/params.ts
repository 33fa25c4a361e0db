import { Type } from 'typebox'

/** Ids as this server makes them; others are refused before anything looks for them. */
const InvestigationId = Type.String({ pattern: '^[a-z0-9]{1,32}$' })
/** Of pins, views, shares, accounts, tokens. */
const Id = Type.String({ pattern: '^[a-z0-9]{1,32}$' })
const BundleId = Type.String({ pattern: '^[0-9a-f]{16}$' })
const EVENT_ID = '^[0-9a-f]{16}\\.[0-9a-z]{1,11}\\.[0-9a-z]{1,11}$'
const EventId = Type.String({ pattern: EVENT_ID })

export const OfInvestigation = Type.Object({ id: InvestigationId })
export const OfBundle = Type.Object({ id: InvestigationId, bundle: BundleId })
export const OfEvent = Type.Object({ id: InvestigationId, event: EventId })
export const OfOperation = Type.Object({ id: InvestigationId, op: Type.String({ minLength: 1, maxLength: 500 }) })
export const OfPort = Type.Object({ id: InvestigationId, port: Type.Integer({ minimum: 0, maximum: 65_535 }) })
export const OfPin = Type.Object({ id: InvestigationId, pin: Id })
export const OfView = Type.Object({ id: InvestigationId, view: Id })
export const OfShare = Type.Object({ id: InvestigationId, share: Id })
export const OfMember = Type.Object({ id: InvestigationId, account: Id })
export const OfAccount = Type.Object({ account: Id })
export const OfToken = Type.Object({ token: Id })
export const OfActivity = Type.Object({ id: InvestigationId, n: Type.Integer({ minimum: 1 }) })
export const OfClient = Type.Object({ id: InvestigationId, client: Type.String({ maxLength: 64 }) })
export const OfUploadName = Type.Object({ id: InvestigationId, name: Type.String({ minLength: 1, maxLength: 1000 }) })

export function isEventId(text: string): boolean {
  return new RegExp(EVENT_ID).test(text)
}
