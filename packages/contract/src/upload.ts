import { type Static, Type } from 'typebox'

/**
 * Metadata of a tus upload (`POST /api/v1/uploads`, the `Upload-Metadata` header). The files of one dropped folder
 * share a `batch` (any id of the browser's making) and say how many they are: they become one bundle once all arrived.
 */
export const UploadMetadata = Type.Object({
  filename: Type.String({ minLength: 1, maxLength: 1024 }),
  investigation: Type.String({ description: 'id of the investigation the bundle is for' }),
  relativePath: Type.Optional(
    Type.String({ maxLength: 4096, description: 'folder/sub/file.log, for a file of a dropped folder' }),
  ),
  batch: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })),
  batchSize: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,6}$', description: 'files of the batch, in decimal' }),
  ),
  modified: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,15}$',
      description: 'when the file was last changed, milliseconds since 1970: stamps without a year are read by it',
    }),
  ),
})
export type UploadMetadata = Static<typeof UploadMetadata>

/** An upload under way, so that another tab (or this one after a reload) can show it. */
export const Upload = Type.Object({
  id: Type.String({ description: 'last part of its tus URL' }),
  investigation: Type.String(),
  name: Type.String(),
  relativePath: Type.Union([Type.String(), Type.Null()]),
  batch: Type.Union([Type.String(), Type.Null()]),
  batchSize: Type.Union([Type.Number(), Type.Null()]),
  bytes: Type.Union([Type.Number(), Type.Null()], { description: 'null while the length is not known' }),
  modified: Type.Union([Type.Number(), Type.Null()], { description: 'milliseconds since 1970; null when not told' }),
  received: Type.Number(),
  startedAt: Type.String(),
})
export type Upload = Static<typeof Upload>

/**
 * What an upload came to. Sent when the last byte arrived: as headers of the last tus answer (see below), as the body
 * of `PUT …/bundles/:name`, and as the live event `upload-ended`.
 */
export const UploadResult = Type.Object({
  investigation: Type.String(),
  bundle: Type.String(),
  recognised: Type.Boolean({ description: 'these bytes were here already: nothing is ingested again' }),
})
export type UploadResult = Static<typeof UploadResult>

/** Headers of the tus answer that ends an upload. Absent while other files of the batch are still to come. */
export const UPLOAD_BUNDLE_HEADER = 'Bundlescope-Bundle'
export const UPLOAD_RECOGNISED_HEADER = 'Bundlescope-Recognised'
