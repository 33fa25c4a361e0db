import type { UploadMetadata } from '@bundlescope/contract/upload.ts'

const TUS = { 'tus-resumable': '1.0.0' }

/** A tus client of a few lines, so that tests decide on every request. */
export function tusClient(url: string) {
  const at = (location: string) => new URL(location, url)
  return {
    create: (bytes: number, metadata: Partial<UploadMetadata>, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/v1/uploads`, {
        method: 'POST',
        headers: { ...TUS, 'upload-length': String(bytes), 'upload-metadata': encode(metadata), ...headers },
      }),
    patch: (location: string, offset: number, body: Uint8Array<ArrayBuffer>) =>
      fetch(at(location), {
        method: 'PATCH',
        headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        body,
      }),
    head: (location: string) => fetch(at(location), { method: 'HEAD', headers: TUS }),
    remove: (location: string) => fetch(at(location), { method: 'DELETE', headers: TUS }),

    /** A whole upload in one piece; returns the last answer. */
    async upload(bytes: Uint8Array<ArrayBuffer>, metadata: UploadMetadata): Promise<Response> {
      const created = await this.create(bytes.length, metadata)
      return bytes.length === 0 ? created : this.patch(locationOf(created), 0, bytes)
    },
  }
}

export function locationOf(created: Response): string {
  const location = created.headers.get('location')
  if (!location) throw new Error(`no upload was created: ${created.status}`)
  return location
}

/** `filename Yi5sb2c=,batch YTE=` */
function encode(metadata: Partial<UploadMetadata>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}
