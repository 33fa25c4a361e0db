import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { Container } from './entry.ts'
import type { Identity } from './identify.ts'

/** Where the files of a container are shown: in which member, and what comes before their paths. */
export interface Place {
  memberId: string
  /** Empty, or the paths of the folded archives, each with a `/` behind: `logs/old.tgz/`. */
  pathPrefix: string
}

/**
 * Makes members of containers (in the order they were met). The upload is `b1`; an archive within is a member of its own when it
 * is a bundle of a known kind, else its files belong to the archive around it; so do those of a machine's own backups
 * (`bootbank/state.tgz` of ESXi). An upload that is no bundle itself but holds some is
 * a `client-export`.
 */
export function resolveMembers(
  containers: readonly Container[],
  identities: ReadonlyMap<string, Identity>,
): { members: BundleMember[]; places: Map<string, Place> } {
  const members = new Map<string, BundleMember>()
  const places = new Map<string, Place>()
  for (const container of containers) {
    const identity = identities.get(container.id) ?? null
    const around = container.parent === null ? undefined : places.get(container.parent)
    const inside = around && members.get(around.memberId)
    if (around !== undefined && (identity === null || isPart(identity, inside))) {
      places.set(container.id, { memberId: around.memberId, pathPrefix: `${around.pathPrefix}${container.path}/` })
      continue
    }
    const id = `b${members.size + 1}`
    places.set(container.id, { memberId: id, pathPrefix: '' })
    members.set(id, memberOf(id, around?.memberId ?? null, container, identity))
  }
  const upload = members.get('b1')
  if (upload !== undefined && upload.kind === 'files' && members.size > 1) upload.kind = 'client-export'
  return { members: [...members.values()], places }
}

function isPart(identity: Identity, around: BundleMember | undefined): boolean {
  if (identity.kind === 'files') return true
  const other = identity.host !== null && identity.host.toLowerCase() !== around?.host?.toLowerCase()
  return identity.kind === around?.kind && !other
}

function memberOf(id: string, parent: string | null, container: Container, identity: Identity | null): BundleMember {
  return {
    id,
    parent,
    name: container.name,
    kind: identity?.kind ?? 'files',
    host: identity?.host ?? null,
    product: identity?.product ?? null,
    version: identity?.version ?? null,
    build: identity?.build ?? null,
    collectedAt: identity?.collectedAt ?? null,
    zone: identity?.zone ?? null,
    evidence: identity?.evidence ?? {},
  }
}
