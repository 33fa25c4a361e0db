import type { FastifyReply } from 'fastify'

/** Aborts when the client has gone before its answer: whatever is being computed for it may stop. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}
