import { type Static, Type } from 'typebox'

/** The name of something that logs know by an id: `vm-42`, `naa.600…`, a datastore's UUID, a world id. */
export const ObjectName = Type.Object({
  kind: Type.String({ description: 'vm | host | datastore | cluster | datacenter | device | world | nic | task' }),
  id: Type.String(),
  name: Type.String(),
  /** The upload; members of several are called alike. */
  bundle: Type.String(),
  member: Type.Union([Type.String(), Type.Null()]),
  path: Type.String(),
  line: Type.Union([Type.Number(), Type.Null()]),
})
export type ObjectName = Static<typeof ObjectName>
