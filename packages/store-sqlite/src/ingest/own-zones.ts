import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { zoneText } from '@bundlescope/core/bundle/identity/datetext.ts'
import { manyMeanings, meaningsOf } from '@bundlescope/core/bundle/identity/zone-abbreviations.ts'
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

/**
 * Stamps may name a zone that means several (`12:10:00 IST`): the bundle's own zone where the name may mean that, else the
 * usual one, which is said. Comes after `settleOwnZones`.
 *
 * @param names by file
 */
export function settleNamedZones(db: Database.Database, names: ReadonlyMap<number, string>): void {
  const read = db.prepare('SELECT first, own_zone AS zone FROM file WHERE id = ? AND local > 0')
  const settle = db.prepare('UPDATE file SET own_zone = ?, own_basis = ? WHERE id = ?')
  for (const [file, name] of names) {
    const row = read.get(file) as { first: number | null; zone: string | null } | undefined
    const meanings = meaningsOf(name)
    if (row === undefined || meanings.length === 0) continue
    if (row.zone !== null && meanings.includes(minutesEast(row.zone, row.first ?? 0))) continue
    settle.run(zoneText(meanings[0]!), manyMeanings(name), file)
  }
}

function minutesEast(zone: string, at: number): number {
  const known = localZone(zone)
  return known === null ? 0 : (at - known.toUtc(at)) / 60e6
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
