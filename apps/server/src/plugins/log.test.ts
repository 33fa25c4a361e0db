import { Writable } from 'node:stream'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { LOG } from './log.ts'

it('no log line holds what lets somebody in', async () => {
  let written = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  const app = Fastify({ logger: { level: 'trace', stream, ...LOG } })
  app.get('/api/v1/session/oidc/callback', (request, reply) => {
    request.log.info({ req: request, res: reply }, 'as verbose as it gets')
    return reply.header('set-cookie', 'bundlescope_session=hidden-cookie').send('ok')
  })
  const headers = { cookie: 'bundlescope_session=hidden-session', authorization: 'Bearer hidden-token' }
  await app.inject({ url: '/api/v1/session/oidc/callback?code=hidden-code&state=hidden-state', headers })
  expect(written).toContain('/session/oidc/callback')
  expect(written).not.toContain('hidden')
})
