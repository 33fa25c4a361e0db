import type { Database } from 'better-sqlite3'

/**
 * The steps that lead from an empty catalog to today's, in order. What stands here has run on someone's machine:
 * steps are added at the end, never changed.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE investigation (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     created_at TEXT NOT NULL,
     example INTEGER NOT NULL DEFAULT 0
   ) STRICT;

   CREATE TABLE bundle (
     id TEXT PRIMARY KEY,
     sha256 TEXT NOT NULL,
     name TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     state TEXT NOT NULL,
     message TEXT,
     added_at TEXT NOT NULL,
     ingest_ms INTEGER,
     report TEXT
   ) STRICT;

   CREATE TABLE investigation_bundle (
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     bundle TEXT NOT NULL REFERENCES bundle (id),
     PRIMARY KEY (investigation, bundle)
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX investigation_bundle_by_bundle ON investigation_bundle (bundle);`,

  `CREATE TABLE about (
     investigation TEXT NOT NULL,
     bundle TEXT NOT NULL,
     about TEXT NOT NULL,
     PRIMARY KEY (investigation, bundle),
     FOREIGN KEY (investigation, bundle) REFERENCES investigation_bundle (investigation, bundle) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE zone (
     bundle TEXT NOT NULL REFERENCES bundle (id) ON DELETE CASCADE,
     "of" TEXT NOT NULL,
     member TEXT NOT NULL,
     name TEXT NOT NULL,
     zone TEXT NOT NULL,
     PRIMARY KEY (bundle, "of", member, name)
   ) STRICT, WITHOUT ROWID;`,
]

/** Brings a catalog to the newest form, each step whole or not at all. Throws when a newer bundlescope wrote it. */
export function migrate(db: Database, migrations: readonly string[] = MIGRATIONS): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    throw new Error(
      `the catalog ${db.name} was written by a newer bundlescope (form ${version}, known ${migrations.length})`,
    )
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
