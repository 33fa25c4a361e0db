import { type Static, Type } from 'typebox'
import { LocalText } from './analysis.ts'

/*
 * What bundlescope knows without any bundle: who listens on a port, and what an error of a connection means.
 */

const OrNull = Type.Union([Type.String(), Type.Null()])

/** What is published, or was seen in real bundles, of one port of one kind of machine. */
export const KnownPort = Type.Object({
  node: Type.String({ description: 'vcenter | esxi | nsx | sva' }),
  protocol: Type.String(),
  local: Type.Boolean({ description: 'only reached from the machine itself' }),
  service: Type.Union([Type.String(), Type.Null()], { description: 'who listens; null: the machine is only a client' }),
  process: Type.String({ description: 'empty where it is not known' }),
  log: OrNull,
  purpose: LocalText,
  versions: Type.Object({ from: OrNull, to: OrNull }, { description: 'both ends included; null: open' }),
  source: Type.String(),
  verified: Type.Boolean({ description: 'false where nothing public was seen that says so' }),
})
export type KnownPort = Static<typeof KnownPort>

/** Answer of `knowledge/ports/:port`: best first for the machines of the investigation; empty where nothing is known. */
export const PortKnowledge = Type.Object({ port: Type.Number(), known: Type.Array(KnownPort) })
export type PortKnowledge = Static<typeof PortKnowledge>

/** What TCP says about an error, so that it is read as it is meant: `refused` is an answer of a living host. */
export const ErrorKnowledge = Type.Object({
  key: Type.String({ description: 'as in Port.errors: refused | timed out | no route | reset …' }),
  title: LocalText,
  text: LocalText,
  reference: Type.String(),
})
export type ErrorKnowledge = Static<typeof ErrorKnowledge>
