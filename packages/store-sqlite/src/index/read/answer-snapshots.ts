import { parseMicros } from '@bundlescope/contract/time.ts'
import type { SnapshotKind } from '@bundlescope/core/snapshot/snapshot.ts'
import type { StoredSnapshot } from '@bundlescope/core/store/evidence.ts'
import { decompress } from '../pack.ts'
import type { IndexFile } from './index-file.ts'
import { membersOf } from './members.ts'

interface Row {
  container: string
  path: string
  kind: SnapshotKind
  parser: string
  reason: string
  as_of: number | null
  subject: string | null
  rows: Buffer
}

/** Every table that the files of a bundle hold, file by file. */
export function snapshotsOf(index: IndexFile): StoredSnapshot[] {
  const members = membersOf(index)
  const rows = index.db
    .prepare(
      `SELECT container, path, snapshot.kind, parser, snapshot.reason, as_of, subject, rows
       FROM snapshot JOIN file ON file.id = snapshot.file ORDER BY file.id, snapshot.id`,
    )
    .all() as Row[]
  return rows.map(({ container, path, kind, parser, reason, as_of, subject, rows }) => {
    const id = members.idOf(container)
    const member = members.all.find((one) => one.id === id)
    const collected = member?.collectedAt ? (parseMicros(member.collectedAt) ?? null) : null
    return {
      bundle: index.bundle,
      member: id,
      path,
      host: member?.host ?? null,
      at: as_of ?? collected,
      kind,
      parser,
      reason,
      asOf: as_of,
      subject,
      rows: JSON.parse(decompress(rows).toString('utf8')) as StoredSnapshot['rows'],
    }
  })
}
