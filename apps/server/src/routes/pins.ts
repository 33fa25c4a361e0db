import { Pin, PinChange, PinDraft } from '@bundlescope/contract/case.ts'
import type { StoredPin } from '@bundlescope/store-sqlite/catalog/cases.ts'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { placePins } from '../case/anchors.ts'
import { OfInvestigation, OfPin } from '../params.ts'
import { ProblemError } from '../problem.ts'

/** A note of 50 000 letters and a line of 20 000, in UTF-8 and escaped as JSON does. */
const BODY = 1024 ** 2

/** The evidence board. */
export const pinRoutes: Routes = (app, services) => {
  const { board, investigations } = services
  const place = async (pin: StoredPin): Promise<Pin> => (await placePins(services, pin.investigation, [pin]))[0]!

  app.get(
    '/investigations/:id/pins',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(Pin) } } },
    (request) => {
      investigations.demand(request.params.id)
      return placePins(services, request.params.id, board.pins(request.params.id))
    },
  )

  app.post(
    '/investigations/:id/pins',
    { bodyLimit: BODY, schema: { params: OfInvestigation, body: PinDraft, response: { 201: Pin } } },
    async (request, reply) => {
      const { id } = request.params
      investigations.demand(id)
      const draft = Value.Clean(PinDraft, request.body) as PinDraft
      const pin = board.add(id, draft, personOf(request))
      return reply.code(201).send(await place(pin))
    },
  )

  app.patch(
    '/investigations/:id/pins/:pin',
    { bodyLimit: BODY, schema: { params: OfPin, body: PinChange, response: { 200: Pin } } },
    async (request) => {
      const { id } = request.params
      investigations.demand(id)
      const { pin, conflict } = board.change(id, request.params.pin, request.body, personOf(request))
      const placed = await place(pin)
      if (conflict)
        throw new ProblemError('conflict', `${pin.changedBy.name} changed this pin in the meantime.`, {
          current: placed,
          by: pin.changedBy,
        })
      return placed
    },
  )

  app.delete('/investigations/:id/pins/:pin', { schema: { params: OfPin } }, (request, reply) => {
    const { id, pin } = request.params
    investigations.demand(id)
    board.remove(id, pin, personOf(request))
    return reply.code(204).send()
  })
}
