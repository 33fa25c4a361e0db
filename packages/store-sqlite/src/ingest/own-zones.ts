import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { Place } from '@bundlescope/core/bundle/members.ts'
import type Database from 'better-sqlite3'
import { localZone } from '../index/local-zone.ts'

/** Writes down which logs have stamps without a zone, and the zone that their bundle itself says for those. */
export function settleOwnZones(
  db: Database.Database,
  members: readonly BundleMember[],
  places: ReadonlyMap<string, Place>,
): void {
  db.exec(`UPDATE file SET local = coalesce((SELECT CASE WHEN min(local) = 2 THEN 2 WHEN max(local) > 0 THEN 1 ELSE 0 END
                                             FROM segment WHERE segment.file = file.id), 0) WHERE source IS NOT NULL`)
  const settle = db.prepare('UPDATE file SET own_zone = ?, own_basis = ? WHERE container = ? AND local > 0')
  for (const [container, { memberId }] of places) {
    const member = members.find(({ id }) => id === memberId)
    const zone = member?.zone ?? null
    if (member && zone !== null && isKnown(zone)) settle.run(zone, member.evidence?.zone ?? null, container)
  }
}

/** What a bundle calls its zone may be anything. */
function isKnown(zone: string): boolean {
  try {
    localZone(zone)
    return true
  } catch {
    return false
  }
}
