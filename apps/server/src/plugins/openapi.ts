import { API } from '@bundlescope/contract/endpoints.ts'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Describes the routes registered after it, from the schemas they validate by. */
export async function installOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'bundlescope', version: '1', description: 'Log investigation for VMware support bundles' },
    },
  })
  app.get(`${API}/openapi.json`, { schema: { hide: true } }, () => app.swagger())
}
