import { RedactedTexts, RedactionOfTexts } from '@bundlescope/contract/redaction.ts'
import { Redactions } from '@bundlescope/contract/report.ts'
import type { Routes } from '../app.ts'
import { OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'

const BODY = 8 * 1024 ** 2

/** Tokens in place of names: what they stand for, and texts turned the one way or the other. */
export const redactionRoutes: Routes = (app, { redactions }) => {
  app.get(
    '/investigations/:id/redactions',
    { schema: { params: OfInvestigation, response: { 200: Redactions } } },
    async (request) => {
      if (request.veil) throw new ProblemError('forbidden', 'This view shows tokens in place of names.')
      return (await redactions.of(request.params.id)).redactions()
    },
  )

  app.post(
    '/investigations/:id/redaction',
    {
      bodyLimit: BODY,
      config: { asSent: true },
      schema: { params: OfInvestigation, body: RedactionOfTexts, response: { 200: RedactedTexts } },
    },
    async (request) => {
      const { id } = request.params
      const { to, texts = [], addresses = [] } = request.body
      if (to === 'originals' && request.veil)
        throw new ProblemError('forbidden', 'This view shows tokens in place of names.')
      const veil = await redactions.veil(id)
      const turned =
        to === 'tokens'
          ? { texts: texts.map((one) => veil.text(one)), addresses: addresses.map((one) => veil.address(one)) }
          : {
              texts: texts.map((one) => veil.original(one)),
              addresses: addresses.map((one) => veil.originalAddress(one)),
            }
      redactions.keep(id)
      // Hidden once: a second time would look for names within tokens.
      request.veil = null
      return turned
    },
  )
}
