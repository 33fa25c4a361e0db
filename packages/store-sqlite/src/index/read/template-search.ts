import { phraseIn } from '@bundlescope/core/store/match.ts'
import { normalise } from '@bundlescope/query/token.ts'
import type Database from 'better-sqlite3'

/** Kept answers; each is a set of template ids of one index. */
const KEPT = 2000
/** Up to so many, a look at each is faster than the index of trigrams. */
const FEW = 200

/** Which patterns of an index hold a word or a phrase: candidates by trigram, then checked. */
export class TemplateSearch {
  private readonly count: Database.Statement
  private readonly all: Database.Statement
  private readonly byTrigrams: Database.Statement
  private readonly byKey: Database.Statement
  /** All of them where they are few, else null; read when first asked for. */
  private few: { id: number; text: string }[] | null | undefined
  private readonly kept = new Map<string, ReadonlySet<number>>()

  constructor(db: Database.Database) {
    this.count = db.prepare('SELECT count(*) FROM template').pluck()
    this.all = db.prepare('SELECT id, text FROM template')
    this.byTrigrams = db.prepare(
      'SELECT id, text FROM template WHERE id IN (SELECT rowid FROM template_text WHERE template_text MATCH ?)',
    )
    this.byKey = db.prepare('SELECT id FROM template WHERE key = ?').pluck()
  }

  clear(): void {
    this.kept.clear()
    this.few = undefined
  }

  /** Ids of the templates in whose text the tokens stand in this order, with separators only between. */
  phrase(tokens: readonly string[], prefix: boolean): ReadonlySet<number> {
    const key = `${prefix ? '*' : ''}${tokens.join(' ')}`
    let ids = this.kept.get(key)
    if (!ids) {
      ids = new Set(
        this.candidates(tokens)
          .filter((row) => phraseIn(row.text, tokens, prefix))
          .map((row) => row.id),
      )
      if (this.kept.size >= KEPT) this.kept.clear()
      this.kept.set(key, ids)
    }
    return ids
  }

  idOf(key: string): number | null {
    return (this.byKey.get(key) as number | undefined) ?? null
  }

  /** Their texts normalised. */
  private candidates(tokens: readonly string[]): { id: number; text: string }[] {
    if (this.few === undefined) this.few = (this.count.get() as number) <= FEW ? texts(this.all.all()) : null
    if (this.few) return this.few
    // A trigram index knows nothing of shorter tokens; the check that follows does.
    const long = tokens.filter((token) => [...token].length >= 3)
    if (long.length === 0) return texts(this.all.all())
    return texts(this.byTrigrams.all(long.map((token) => `"${token.replaceAll('"', '""')}"`).join(' AND ')))
  }
}

function texts(rows: unknown[]): { id: number; text: string }[] {
  return (rows as { id: number; text: string }[]).map(({ id, text }) => ({ id, text: normalise(text) }))
}
