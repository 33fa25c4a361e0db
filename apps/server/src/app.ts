import { API } from '@bundlescope/contract/endpoints.ts'
import rateLimit from '@fastify/rate-limit'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyPluginAsync } from 'fastify'
import type { Deps } from './deps.ts'
import { watchForRestore } from './housekeeping/restored.ts'
import { startRetention } from './housekeeping/retention.ts'
import { installAuth } from './plugins/auth.ts'
import { LOG } from './plugins/log.ts'
import { installOpenApi } from './plugins/openapi.ts'
import { installProblems, notFound, refuseConnection, sendProblem } from './plugins/problem.ts'
import { installRedaction } from './plugins/redaction.ts'
import { installSecurity } from './plugins/security.ts'
import { installWeb } from './plugins/web.ts'
import { problemOf } from './problem.ts'
import { accountRoutes } from './routes/accounts.ts'
import { analysisRoutes } from './routes/analysis.ts'
import { auditRoutes } from './routes/audit.ts'
import { bundleRoutes } from './routes/bundles.ts'
import { caseRoutes } from './routes/case.ts'
import { choiceRoutes } from './routes/choices.ts'
import { contentRoutes } from './routes/contents.ts'
import { contextRoutes } from './routes/context.ts'
import { diskRoutes } from './routes/disk.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/export.ts'
import { facetRoutes } from './routes/facets.ts'
import { healthRoutes } from './routes/health.ts'
import { investigationRoutes } from './routes/investigations.ts'
import { knowledgeRoutes } from './routes/knowledge.ts'
import { liveRoutes } from './routes/live.ts'
import { memberRoutes } from './routes/members.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { operationRoutes } from './routes/operations.ts'
import { patternRoutes } from './routes/patterns.ts'
import { pinRoutes } from './routes/pins.ts'
import { presenceRoutes } from './routes/presence.ts'
import { redactionRoutes } from './routes/redaction.ts'
import { reportRoutes } from './routes/report.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { shareRoutes } from './routes/shares.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { viewRoutes } from './routes/views.ts'
import { buildServices, resume, type Services } from './services.ts'

export type App = Awaited<ReturnType<typeof buildApp>>['app']
/** One resource: registers its routes, paths relative to the API's root. */
export type Routes = (app: App, services: Services) => void

/** The whole server but its socket. What an earlier run left undone is taken up when it gets ready. */
export async function buildApp(deps: Deps) {
  const app = Fastify({
    logger: { level: deps.config.logLevel, ...LOG },
    trustProxy: [...deps.config.access.trustedProxies],
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
  installSecurity(app, {
    allowedHosts: deps.config.allowedHosts,
    publicOrigin: deps.config.access.publicUrl?.origin ?? null,
    open: services.access.mode === 'open',
    refused: ({ method, url, ip }, why) =>
      services.audit.refused(
        { person: null, what: 'cross-site', detail: `${method} ${url.split('?', 1)[0]}: ${why}` },
        ip,
      ),
  })
  await app.register(rateLimit, { global: false })
  await installAuth(app, {
    settings: deps.config.access,
    access: services.access,
    audit: services.audit,
    investigationOfUpload: (id) => services.uploads.list().find((upload) => upload.id === id)?.investigation,
    exists: (id) => deps.catalog.investigation(id) !== undefined,
  })
  installRedaction(app, services)
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
    caseRoutes,
    pinRoutes,
    viewRoutes,
    presenceRoutes,
    sessionRoutes,
    oidcRoutes,
    accountRoutes,
    memberRoutes,
    shareRoutes,
    tokenRoutes,
    auditRoutes,
    diskRoutes,
    settingsRoutes,
    redactionRoutes,
    reportRoutes,
    exportRoutes,
  ]
  const api: FastifyPluginAsync = async (root) => {
    for (const routes of all) routes(root.withTypeProvider<TypeBoxTypeProvider>() as App, services)
  }
  await app.register(api, { prefix: API })
  if (deps.config.webRoot) await installWeb(app, deps.config.webRoot)
  else app.setNotFoundHandler(notFound)

  const ends: (() => void)[] = []
  app.addHook('onReady', async () => {
    await resume(services)
    ends.push(watchForRestore(services), startRetention(services))
  })
  app.addHook('onClose', () => {
    for (const end of ends) end()
    services.presences.stop()
    return services.queue.stop()
  })
  return { app, services }
}
