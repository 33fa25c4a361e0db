import { ErrorKnowledge, type KnownPort, PortKnowledge } from '@bundlescope/contract/knowledge.ts'
import { CONNECTION_FAILURES } from '@bundlescope/core/knowledge/errno.ts'
import { knownPorts, portNodeOf } from '@bundlescope/core/knowledge/ports/lookup.ts'
import type { KnownPort as PortRow } from '@bundlescope/core/knowledge/ports/port.ts'
import { Type } from 'typebox'
import type { Routes } from '../app.ts'
import { OfInvestigation, OfPort } from '../params.ts'

/** What bundlescope knows by itself, the best for the machines of the investigation first. */
export const knowledgeRoutes: Routes = (app, { investigations }) => {
  app.get(
    '/investigations/:id/knowledge/ports/:port',
    { schema: { params: OfPort, response: { 200: PortKnowledge } } },
    (request) => {
      const { id, port } = request.params
      const members = investigations.get(id).bundles.flatMap((bundle) => bundle.members)
      const ofMachines = members.flatMap(({ kind, version }) => {
        const node = portNodeOf(kind)
        return node === null ? [] : knownPorts(port, node, version)
      })
      return { port, known: [...new Set([...ofMachines, ...knownPorts(port, null, null)])].map(toWire) }
    },
  )

  app.get(
    '/investigations/:id/knowledge/errors',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(ErrorKnowledge) } } },
    () =>
      CONNECTION_FAILURES.map(({ failure, label, meaning, source }) => ({
        key: failure,
        title: label,
        text: meaning,
        reference: source,
      })),
  )
}

function toWire({ port: _, ...known }: PortRow): KnownPort {
  return known
}
