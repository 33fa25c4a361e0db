import { API } from '@bundlescope/contract/endpoints.ts'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyPluginAsync } from 'fastify'
import type { Deps } from './deps.ts'
import { installOpenApi } from './plugins/openapi.ts'
import { installProblems, notFound, refuseConnection, sendProblem } from './plugins/problem.ts'
import { installSecurity } from './plugins/security.ts'
import { installWeb } from './plugins/web.ts'
import { problemOf } from './problem.ts'
import { analysisRoutes } from './routes/analysis.ts'
import { bundleRoutes } from './routes/bundles.ts'
import { choiceRoutes } from './routes/choices.ts'
import { contentRoutes } from './routes/contents.ts'
import { contextRoutes } from './routes/context.ts'
import { eventRoutes } from './routes/events.ts'
import { facetRoutes } from './routes/facets.ts'
import { healthRoutes } from './routes/health.ts'
import { investigationRoutes } from './routes/investigations.ts'
import { knowledgeRoutes } from './routes/knowledge.ts'
import { liveRoutes } from './routes/live.ts'
import { operationRoutes } from './routes/operations.ts'
import { patternRoutes } from './routes/patterns.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { buildServices, resume, type Services } from './services.ts'

export type App = Awaited<ReturnType<typeof buildApp>>['app']
/** One resource: registers its routes, paths relative to the API's root. */
export type Routes = (app: App, services: Services) => void

/** The whole server but its socket. What an earlier run left undone is taken up when it gets ready. */
export async function buildApp(deps: Deps) {
  const app = Fastify({
    logger: { level: deps.config.logLevel },
    forceCloseConnections: true,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 2000 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, _request, reply) => {
      const answer = problemOf(error)
      sendProblem(reply, answer)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const services = buildServices(deps, app.log)
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  // The schemas describe the answers; what the store gives is sent whole, as the fastest serialiser there is does.
  app.setSerializerCompiler(() => JSON.stringify)

  installProblems(app)
  installSecurity(app, deps.config.allowedHosts)
  await installOpenApi(app)
  const all: Routes[] = [
    healthRoutes,
    investigationRoutes,
    bundleRoutes,
    contentRoutes,
    eventRoutes,
    contextRoutes,
    timelineRoutes,
    facetRoutes,
    patternRoutes,
    operationRoutes,
    analysisRoutes,
    snapshotRoutes,
    choiceRoutes,
    knowledgeRoutes,
    uploadRoutes,
    liveRoutes,
  ]
  const api: FastifyPluginAsync = async (root) => {
    for (const routes of all) routes(root.withTypeProvider<TypeBoxTypeProvider>() as App, services)
  }
  await app.register(api, { prefix: API })
  if (deps.config.webRoot) await installWeb(app, deps.config.webRoot)
  else app.setNotFoundHandler(notFound)

  app.addHook('onReady', () => resume(services))
  app.addHook('onClose', () => services.queue.stop())
  return { app, services }
}
