import { PassThrough } from 'node:stream'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import type { Routes } from '../app.ts'

const HEARTBEAT_MS = 15_000
/** A page that reads slower than this much lies waiting is cut off; it reconnects and gets the state afresh. */
const MOST_WAITING_BYTES = 8 * 1024 ** 2

/** Server-sent events: the whole state first, then each change (contract/live.ts). */
export const liveRoutes: Routes = (app, { live, investigations, uploads }) => {
  const open = new Set<PassThrough>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })

  app.get('/events', { schema: { produces: ['text/event-stream'] } }, (_request, reply) => {
    const stream = new PassThrough()
    const send = (event: LiveEvent) => {
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy()
      else stream.write(`data: ${JSON.stringify(event)}\n\n`)
    }
    stream.write('retry: 1000\n\n')
    send({ type: 'state', investigations: investigations.list(), uploads: uploads.list() })
    const unsubscribe = live.subscribe(send)
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
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
