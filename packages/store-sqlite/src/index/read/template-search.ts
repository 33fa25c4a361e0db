import { phraseIn } from '@bundlescope/core/store/match.ts'
import { normalise } from '@bundlescope/query/token.ts'
import type Database from 'better-sqlite3'

/** Kept answers; each is a set of template ids of one index. */
const KEPT = 2000

/** Which patterns of an index hold a word or a phrase: candidates by trigram, then checked. */
export class TemplateSearch {
  private readonly db: Database.Database
  private readonly kept = new Map<string, ReadonlySet<number>>()

  constructor(db: Database.Database) {
    this.db = db
  }

  clear(): void {
    this.kept.clear()
  }

  /** Ids of the templates in whose text the tokens stand in this order, with separators only between. */
  phrase(tokens: readonly string[], prefix: boolean): ReadonlySet<number> {
    const key = `${prefix ? '*' : ''}${tokens.join(' ')}`
    let ids = this.kept.get(key)
    if (!ids) {
      ids = new Set(
        this.candidates(tokens)
          .filter((row) => phraseIn(normalise(row.text), tokens, prefix))
          .map((row) => row.id),
      )
      if (this.kept.size >= KEPT) this.kept.clear()
      this.kept.set(key, ids)
    }
    return ids
  }

  idOf(key: string): number | null {
    return (this.db.prepare('SELECT id FROM template WHERE key = ?').pluck().get(key) as number | undefined) ?? null
  }

  private candidates(tokens: readonly string[]): { id: number; text: string }[] {
    // A trigram index knows nothing of shorter tokens; the check that follows does.
    const long = tokens.filter((token) => [...token].length >= 3)
    if (long.length === 0)
      return this.db.prepare('SELECT id, text FROM template').all() as { id: number; text: string }[]
    const match = long.map((token) => `"${token.replaceAll('"', '""')}"`).join(' AND ')
    return this.db
      .prepare(
        'SELECT id, text FROM template WHERE id IN (SELECT rowid FROM template_text WHERE template_text MATCH ?)',
      )
      .all(match) as { id: number; text: string }[]
  }
}
