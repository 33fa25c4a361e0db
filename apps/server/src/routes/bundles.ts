import { Bundle } from '@bundlescope/contract/bundle.ts'
import { UploadResult } from '@bundlescope/contract/upload.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { OfBundle, OfInvestigation, OfUploadName } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { sender } from '../uploads/sender.ts'

export const bundleRoutes: Routes = (app, { config, investigations, uploads }) => {
  app.get(
    '/investigations/:id/bundles',
    { schema: { params: OfInvestigation, response: { 200: Type.Array(Bundle) } } },
    (request) => investigations.get(request.params.id).bundles,
  )

  app.delete('/investigations/:id/bundles/:bundle', { schema: { params: OfBundle } }, async (request, reply) => {
    await investigations.deleteBundle(request.params.id, request.params.bundle, personOf(request))
    return reply.code(204).send()
  })

  // `curl -T vm-support.tgz http://127.0.0.1:8470/api/v1/investigations/k3v9x0qa/bundles/`: any body, never in memory.
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null))
    raw.put<{ Params: UploadName }>(
      '/investigations/:id/bundles/:name',
      { schema: { params: OfUploadName, response: { 200: UploadResult, 201: UploadResult } } },
      async (request, reply) => {
        const { id, name } = request.params
        investigations.get(id)
        const length = request.headers['content-length']
        const bytes = length === undefined ? null : Number(length)
        if (bytes !== null && bytes > config.maxUploadBytes) {
          throw new ProblemError(
            'too-large',
            `The upload has ${bytes} bytes; this server takes ${config.maxUploadBytes}.`,
          )
        }
        const body = atMost(request.raw, config.maxUploadBytes)
        const result = await sender.run(personOf(request), () =>
          uploads.receive(body, { investigation: id, filename: name }, bytes),
        )
        return reply.code(result.recognised ? 200 : 201).send(result)
      },
    )
  })
}

type UploadName = { id: string; name: string }

/** The same bytes; throws `too-large` where there are more. */
async function* atMost(body: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > limit) throw new ProblemError('too-large', `The upload has more than ${limit} bytes.`)
    yield chunk
  }
}
