import { API } from '@bundlescope/contract/endpoints.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from './problem.ts'

/** Serves the built web app: assets (their names hold their hash) for ever, every other page is index.html. */
export async function installWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false
    const isPage = request.method === 'GET' && wantsPage && !request.url.startsWith(`${API}/`)
    return isPage ? reply.sendFile('index.html') : notFound(request, reply)
  })
}
