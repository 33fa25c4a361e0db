import { About, Paste, ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { UploadResult } from '@bundlescope/contract/upload.ts'
import { Type } from 'typebox'
import { personOf } from '../access/asker.ts'
import type { Routes } from '../app.ts'
import { OfBundle, OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { sender } from '../uploads/sender.ts'

/** JSON escapes a control character as six. */
const PASTE_LIMIT = 8 * 1024 * 1024
const ZoneChoices = Type.Array(ZoneChoice, { maxItems: 1000 })

/** What people add to bundles: texts they pasted, what these are of, and the zones of logs that name none. */
export const choiceRoutes: Routes = (app, { catalog, investigations, uploads, zones, choices }) => {
  app.get(
    '/investigations/:id/zones',
    { schema: { params: OfInvestigation, response: { 200: ZoneChoices } } },
    (request) => zones.of(request.params.id),
  )

  app.put(
    '/investigations/:id/zones',
    { schema: { params: OfInvestigation, body: ZoneChoices, response: { 200: ZoneChoices } } },
    (request) => choices.chooseZones(request.params.id, request.body, personOf(request)),
  )

  app.post(
    '/investigations/:id/paste',
    {
      bodyLimit: PASTE_LIMIT,
      config: { asSent: true },
      schema: { params: OfInvestigation, body: Paste, response: { 200: UploadResult, 201: UploadResult } },
    },
    async (request, reply) => {
      const { id } = request.params
      const { text, name = 'paste.txt', ...of } = request.body
      const about = request.veil?.received(of.about) ?? of.about ?? null
      investigations.get(id)
      const bytes = Buffer.from(text, 'utf8')
      const metadata = { investigation: id, filename: name, ...(about !== null && folder(about, name)) }
      const result = await sender.run(personOf(request), () => uploads.receive(chunks(bytes), metadata, bytes.length))
      if (about !== null) choices.setAbout(id, result.bundle, about, personOf(request))
      return reply.code(result.recognised ? 200 : 201).send(result)
    },
  )

  const demandBundle = (id: string, bundle: string): void => {
    if (!investigations.get(id).bundles.some((held) => held.id === bundle)) {
      throw new ProblemError('not-found', `The investigation ${id} holds no bundle ${bundle}.`)
    }
  }

  app.get(
    '/investigations/:id/bundles/:bundle/about',
    { schema: { params: OfBundle, response: { 200: About } } },
    (request) => {
      const { id, bundle } = request.params
      demandBundle(id, bundle)
      return { about: catalog.choices.abouts(id).get(bundle) ?? null }
    },
  )

  app.put(
    '/investigations/:id/bundles/:bundle/about',
    { schema: { params: OfBundle, body: About, response: { 200: About } } },
    (request) => {
      const { id, bundle } = request.params
      demandBundle(id, bundle)
      choices.setAbout(id, bundle, request.body.about, personOf(request))
      return request.body
    },
  )
}

/** A folder in which the file lies under the name of its machine: the same words of another machine are another bundle. */
function folder(about: string, name: string) {
  const machine = about.slice(about.indexOf(':') + 1)
  return { batch: crypto.randomUUID(), batchSize: '1', relativePath: `${name}/${machine}/${name}` }
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
