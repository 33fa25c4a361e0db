import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { type Container, type ContainerOutcome, DEFAULT_LIMITS } from '../entry.ts'
import { Identifier, type Identity } from '../identify.ts'
import { resolveMembers } from '../members.ts'
import { unpack } from '../unpack.ts'
import { walk } from '../walk.ts'

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
        of(entry.container).see(entry.path, Buffer.concat(pieces).subarray(0, HEAD))
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
