import Database from 'better-sqlite3'
import { eventId } from '../index/key.ts'
import { hasCurrentIndex } from './current-index.ts'

/** Bytes of a file, as something that outlives an index says where it stands. */
export interface BytePlace {
  member: string
  path: string
  byteFrom: number
}

/** What the id of an event beginning at each place is in today's index; null where it has no such file. */
export function eventIdsAt(indexPath: string, bundle: string, places: readonly BytePlace[]): (string | null)[] {
  if (!hasCurrentIndex(indexPath)) return places.map(() => null)
  const db = new Database(indexPath, { readonly: true })
  try {
    const meta = db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get('member_of') as string | undefined
    const memberOf = JSON.parse(meta ?? '{}') as Record<string, string>
    const find = db.prepare('SELECT id, container FROM file WHERE path = ?')
    return places.map(({ member, path, byteFrom }) => {
      const files = find.all(path) as { id: number; container: string }[]
      const file = files.find(({ container }) => (memberOf[container] ?? container) === member)
      return file ? eventId(bundle, file.id, byteFrom) : null
    })
  } finally {
    db.close()
  }
}
