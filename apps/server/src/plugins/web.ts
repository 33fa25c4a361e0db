import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { API } from '@bundlescope/contract/endpoints.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { notFound } from './problem.ts'
import { contentPolicy } from './security.ts'

/** Stands in index.html where every answer has a nonce of its own (apps/web/index.html). */
const NONCE = '__STYLE_NONCE__'

/** Serves the built web app: assets (their names hold their hash) for ever, every other page is index.html. */
export async function installWeb(app: FastifyInstance, root: string): Promise<void> {
  const index = await readFile(path.join(root, 'index.html'), 'utf8')
  const sendPage = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers({ 'content-security-policy': contentPolicy(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(index.replace(NONCE, nonce))
  }
  app.get('/', (_, reply) => sendPage(reply))
  app.get('/index.html', (_, reply) => sendPage(reply))
  await app.register(fastifyStatic, {
    root,
    wildcard: true,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false
    const isPage = request.method === 'GET' && wantsPage && !request.url.startsWith(`${API}/`)
    return isPage ? sendPage(reply) : notFound(request, reply)
  })
}
