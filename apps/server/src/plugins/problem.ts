import type { Problem } from '@bundlescope/contract/problem.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, problemOf } from '../problem.ts'

export function sendProblem(reply: FastifyReply, answer: Problem): FastifyReply {
  return reply.code(answer.status).type('application/problem+json; charset=utf-8').send(answer)
}

/** Every error leaves as a Problem; what is the server's own fault goes to the log and not to the client. */
export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const answer = error.validation ? problem('bad-request', validationText(error)) : problemOf(error)
    if (answer.status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, answer)
  })
}

/** `querystring/limit must be <= 1000` */
function validationText(error: FastifyError): string {
  const parts = (error.validation ?? []).map((one) => {
    const extra = one.params.additionalProperties
    const names = Array.isArray(extra) ? `: ${extra.join(', ')}` : ''
    return `${error.validationContext ?? ''}${one.instancePath} ${one.message ?? 'is not as expected'}${names}`
  })
  return parts.join('; ').slice(0, 500) || error.message
}

export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, problem('not-found', `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`))
}
