import { Type } from 'typebox'
import type { Routes } from '../app.ts'

export const healthRoutes: Routes = (app, services) => {
  app.get('/healthz', { schema: { response: { 200: Type.Object({ status: Type.Literal('ok') }) } } }, () => ({
    status: 'ok' as const,
  }))

  app.get('/metrics', (_request, reply) => {
    const { queue, keeper, live, uploads } = services
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(
        prometheus([
          ['bundlescope_bundles_kept_total', 'counter', keeper.counts.kept],
          ['bundlescope_bundles_recognised_total', 'counter', keeper.counts.recognised],
          ['bundlescope_upload_bytes_total', 'counter', keeper.counts.bytes],
          ['bundlescope_uploads_in_flight', 'gauge', uploads.list().length],
          ['bundlescope_ingest_queue', 'gauge', queue.length],
          ...Object.entries(queue.counts).map(
            ([state, count]) => [`bundlescope_ingests_total{state="${state}"}`, 'counter', count] as const,
          ),
          ['bundlescope_live_connections', 'gauge', live.listeners],
        ]),
      )
  })
}

type Metric = readonly [name: string, type: 'counter' | 'gauge', value: number]

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
function prometheus(metrics: readonly Metric[]): string {
  const typed = new Set<string>()
  const lines = metrics.flatMap(([name, type, value]) => {
    const family = name.replace(/\{.*/, '')
    const head = typed.has(family) ? [] : [`# TYPE ${family} ${type}`]
    typed.add(family)
    return [...head, `${name} ${value}`]
  })
  return `${lines.join('\n')}\n`
}
