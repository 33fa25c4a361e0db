import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { API } from '@bundlescope/contract/endpoints.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { codeOfStatus, problem } from '../problem.ts'
import { sender } from '../uploads/sender.ts'
import { tusServer } from '../uploads/tus.ts'

const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS']

/** Mounts the tus server: bodies pass through unread, its errors leave as Problems. */
export const uploadRoutes: Routes = (app, services) => {
  const { config, uploads, investigations, log } = services
  const tus = tusServer({ path: `${API}/uploads`, maxBytes: config.maxUploadBytes, uploads, investigations, log })
  tus.on('POST_TERMINATE', (_request, _response, id: string) => void uploads.giveUp(id, 'The upload was given up.'))

  app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const url of ['/uploads', '/uploads/*']) {
      raw.route({
        method: METHODS,
        url,
        schema: { hide: true },
        handler: async (request, reply) =>
          answer(await sender.run(personOf(request), () => tus.handleWeb(webRequest(request))), reply),
      })
    }
  })
}

/** Without the query: the tus server would look for the id of an upload there, too. */
function webRequest({ raw, method, host, url }: FastifyRequest): Request {
  const headers = new Headers()
  for (let i = 0; i < raw.rawHeaders.length; i += 2)
    headers.append(raw.rawHeaders[i] ?? '', raw.rawHeaders[i + 1] ?? '')
  const body = method === 'POST' || method === 'PATCH' ? (Readable.toWeb(raw) as ReadableStream<Uint8Array>) : null
  return new Request(`http://${host}${url.split('?', 1)[0]}`, { method, headers, body, duplex: 'half' })
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  const { status } = response
  reply.code(status).headers(Object.fromEntries(response.headers))
  if (status < 400) return reply.send(status === 204 ? undefined : await response.text())
  const text = await response.text()
  const ours = text.startsWith('{') ? text : JSON.stringify(problem(codeOfStatus(status), text.trim(), { status }))
  reply.removeHeader('content-length')
  return reply.type('application/problem+json; charset=utf-8').send(ours)
}
