import { type Static, Type } from 'typebox'
import { Person } from './case.ts'

/** RFC 9457. `code` is one of `PROBLEMS`; `span` points into the query text. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Number(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  span: Type.Optional(Type.Object({ start: Type.Number(), end: Type.Number() })),
  /** Of a conflict: the thing as it is now, in the shape that the address answers with. */
  current: Type.Optional(Type.Unknown()),
  /** Of a conflict: who changed it. */
  by: Type.Optional(Person),
})
export type Problem = Static<typeof Problem>
