import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { expect } from 'vitest'
import { type Container, type ContainerOutcome, DEFAULT_LIMITS } from '../entry.ts'
import { Identifier, type Identity } from '../identify.ts'
import { resolveMembers } from '../members.ts'
import { unpack } from '../unpack.ts'
import { walk } from '../walk.ts'
import { makeTar, type TarPart } from './harness.ts'
import { makeZip } from './zipmaker.ts'

const HEAD = 256 * 1024

/** The members of an upload, found out as an ingest does it. */
export async function recognise(
  path: string,
  name: string,
  scratch: string,
): Promise<{ members: BundleMember[]; outcomes: ContainerOutcome[] }> {
  const identifiers = new Map<string, Identifier>()
  const of = (container: Container): Identifier => {
    const identifier = identifiers.get(container.id) ?? new Identifier(container)
    identifiers.set(container.id, identifier)
    return identifier
  }
  const outcomes = await walk(
    path,
    name,
    {
      async file(entry, body) {
        of(entry.container).note(entry.path)
        if (!of(entry.container).wants(entry.path, entry.size)) return
        const pieces: Buffer[] = []
        let bytes = 0
        for await (const piece of unpack(body, entry.compression)) {
          pieces.push(piece)
          bytes += piece.length
          if (bytes >= HEAD) break
        }
        of(entry.container).see(entry.path, Buffer.concat(pieces).subarray(0, HEAD), entry.modified)
      },
      skipped: (entry) => of(entry.container).note(entry.path, entry.link),
    },
    { limits: DEFAULT_LIMITS, scratch },
  )
  const identities = new Map<string, Identity>(outcomes.map(({ container }) => [container.id, of(container).result()]))
  const { members } = resolveMembers(
    outcomes.map(({ container }) => container),
    identities,
  )
  return { members, outcomes }
}

/** Files by path: text or bytes; `→ target` is a link. */
export type Files = Record<string, string | Buffer>

/** A packed tar; `top` comes before every path. */
export async function tgz(files: Files, top = ''): Promise<Buffer> {
  const parts = Object.entries(files).map(([name, data]): TarPart => {
    const link = typeof data === 'string' && data.startsWith('→ ') ? data.slice(2) : null
    return link === null ? { name: top + name, data } : { name: top + name, type: 'symlink', linkname: link }
  })
  return gzipSync(await makeTar(parts))
}

export const zip = (files: Files) => makeZip(Object.entries(files).map(([name, data]) => ({ name, data })))

/** The members of an upload's bytes; each value they have must name what it was read from. */
export async function membersIn(
  folder: { path: string },
  upload: Buffer,
  name = 'upload.bin',
): Promise<BundleMember[]> {
  const path = join(folder.path, 'upload')
  await writeFile(path, upload)
  const { members } = await recognise(path, name, join(folder.path, 'scratch'))
  for (const { evidence, id: _, parent: __, name: ___, kind, ...fields } of members) {
    const known = Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [field]))
    expect(Object.keys(evidence ?? {}).sort()).toEqual(
      [...known, ...(kind === 'files' || kind === 'client-export' ? [] : ['kind'])].sort(),
    )
  }
  return members
}
