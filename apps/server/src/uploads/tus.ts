import { UPLOAD_BUNDLE_HEADER, UPLOAD_RECOGNISED_HEADER, UploadMetadata } from '@bundlescope/contract/upload.ts'
import { Server, type Upload } from '@tus/server'
import type { FastifyBaseLogger } from 'fastify'
import { Value } from 'typebox/value'
import type { Investigations } from '../investigations.ts'
import { problem, problemOf } from '../problem.ts'
import type { Uploads } from './uploads.ts'

export interface TusOptions {
  /** Absolute path that uploads are under. */
  path: string
  maxBytes: number
  uploads: Uploads
  investigations: Investigations
  log: FastifyBaseLogger
}

/** What @tus/server takes for an error: the body of ours is a Problem as JSON. */
interface TusError {
  status_code: number
  body: string
}

/** The tus 1.0 protocol over the spool. See https://tus.io/protocols/resumable-upload */
export function tusServer({ path, maxBytes, uploads, investigations, log }: TusOptions): Server {
  return new Server({
    path,
    datastore: uploads.spool,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: () => false,
    exposedHeaders: [UPLOAD_BUNDLE_HEADER, UPLOAD_RECOGNISED_HEADER],
    getFileIdFromRequest: (_request, id) => (id && /^[0-9a-f]{32}$/.test(id) ? id : undefined),

    async onUploadCreate(_request, upload) {
      try {
        investigations.get(metadataOf(upload).investigation)
        await uploads.spool.demandSpace(upload.size ?? 0)
        await uploads.begin(upload.id, metadataOf(upload), upload.size ?? null, upload.creation_date ?? '')
      } catch (error) {
        throw tusError(error)
      }
      return {}
    },

    async onUploadFinish(_request, upload) {
      const result = await uploads.finish(upload.id).catch((error: unknown) => {
        throw tusError(error)
      })
      if (!result) return {}
      return {
        headers: { [UPLOAD_BUNDLE_HEADER]: result.bundle, [UPLOAD_RECOGNISED_HEADER]: String(result.recognised) },
      }
    },

    onResponseError(_request, error) {
      if ('status_code' in error) return undefined
      const answer = problemOf(error)
      if (answer.status >= 500) log.error({ err: error }, 'upload failed')
      return tusError(error)
    },
  })
}

/** Throws `bad-request` when a field is missing or not as expected. */
function metadataOf({ metadata }: Upload): UploadMetadata {
  const clean = Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, value ?? '']))
  if (Value.Check(UploadMetadata, clean)) return clean
  const [first] = Value.Errors(UploadMetadata, clean)
  const where = first ? `${first.instancePath.slice(1)} ${first.message}` : ''
  throw tusError(problem('bad-request', `Upload-Metadata: ${where}`))
}

function tusError(error: unknown): TusError {
  if (typeof error === 'object' && error !== null && 'status_code' in error) return error as TusError
  const answer = error instanceof Error ? problemOf(error) : (error as ReturnType<typeof problem>)
  return { status_code: answer.status, body: JSON.stringify(answer) }
}
