import { PassThrough } from 'node:stream'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { viewFor } from '../access/may-see.ts'
import type { Routes } from '../app.ts'

const HEARTBEAT_MS = 15_000
/** A page that reads slower than this much lies waiting is cut off; it reconnects and gets the state afresh. */
const MOST_WAITING_BYTES = 8 * 1024 ** 2

/** Server-sent events: the whole state first, then each change, as far as one may see it (contract/live.ts). */
export const liveRoutes: Routes = (app, { live, investigations, uploads, presences, access, catalog }) => {
  const open = new Set<PassThrough>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })

  app.get('/events', { schema: { produces: ['text/event-stream'] } }, (request, reply) => {
    const stream = new PassThrough()
    let { asker } = request
    const view = viewFor({
      roleIn: (investigation) => access.roleIn(asker, investigation),
      holdersOf: (bundle) => catalog.holdersOf(bundle),
    })
    const send = (happened: LiveEvent) => {
      // Somebody may have signed out, or been shut out, since.
      asker = access.identify(asker.credentials)
      if (!asker.person) return void stream.end()
      const event = view(happened)
      if (!event) return
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy()
      else stream.write(`data: ${JSON.stringify(event)}\n\n`)
    }
    stream.write('retry: 1000\n\n')
    send({ type: 'state', investigations: investigations.list(), uploads: uploads.list() })
    for (const investigation of presences.open())
      send({ type: 'presence', investigation, present: presences.of(investigation) })
    const unsubscribe = live.subscribe(send)
    const heartbeat = setInterval(() => {
      if (access.identify(asker.credentials).person) stream.write(': still here\n\n')
      else stream.end()
    }, HEARTBEAT_MS)
    open.add(stream)
    stream.once('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
      open.delete(stream)
    })
    reply.raw.once('close', () => stream.destroy())
    return reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).send(stream)
  })
}
