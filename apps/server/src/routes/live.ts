import { PassThrough } from 'node:stream'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { viewFor } from '../access/may-see.ts'
import type { Routes } from '../app.ts'
import { veilEvent } from '../redaction/live.ts'

const HEARTBEAT_MS = 15_000
/** A page that reads slower than this much lies waiting is cut off; it reconnects and gets the state afresh. */
const MOST_WAITING_BYTES = 8 * 1024 ** 2

/** Server-sent events: the whole state first, then each change, as far as one may see it (contract/live.ts). */
export const liveRoutes: Routes = (app, services) => {
  const { live, investigations, uploads, presences, access, catalog, log } = services
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
    const write = (event: LiveEvent) => {
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy()
      else if (!stream.writableEnded) stream.write(`data: ${JSON.stringify(event)}\n\n`)
    }
    /** Events with tokens in place of names, in their order: names are looked up first. */
    let turn = Promise.resolve()
    const writeVeiled = (event: LiveEvent) => {
      const eyes = {
        sees: (investigation: string) => access.roleIn(asker, investigation) !== null,
        hides: (investigation: string) => access.seesTokens(asker, investigation),
      }
      turn = turn
        .then(async () => {
          for (const each of await veilEvent(event, eyes, services)) {
            // What came in place of a bundle has no role yet.
            const seen = each.type === 'investigation' ? view(each) : each
            if (seen) write(seen)
          }
        })
        .catch((error: unknown) => {
          // A page that lost an event is not to go on as if nothing had happened: it asks for the state anew.
          log.warn({ err: error }, 'a live event could not be redacted')
          stream.destroy()
        })
    }
    const send = (happened: LiveEvent) => {
      // Somebody may have signed out, or been shut out, since.
      asker = access.identify(asker.credentials)
      if (!asker.person) return void stream.end()
      const event = view(happened)
      if (!event) return
      if (asker.credentials.redacted || asker.share?.redacted) writeVeiled(event)
      else write(event)
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
