import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
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

/** For what is no HTTP request to Node: headers over 16 KiB, a broken request line, a client that never ends. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400
  const body = JSON.stringify(problem('bad-request', error.message, { status }))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, problem('not-found', `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`))
}
