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

  // What people make of an investigation. Persons, anchors and changes are JSON as on the wire.
  `CREATE TABLE case_data (
     investigation TEXT PRIMARY KEY REFERENCES investigation (id) ON DELETE CASCADE,
     data TEXT NOT NULL,
     version INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE pin (
     id TEXT PRIMARY KEY,
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     anchor TEXT NOT NULL,
     note TEXT NOT NULL,
     rank TEXT NOT NULL,
     created_by TEXT NOT NULL,
     created_at TEXT NOT NULL,
     changed_by TEXT NOT NULL,
     changed_at TEXT NOT NULL,
     version INTEGER NOT NULL
   ) STRICT;

   CREATE INDEX pin_by_rank ON pin (investigation, rank, id);

   CREATE TABLE saved_view (
     id TEXT PRIMARY KEY,
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     name TEXT NOT NULL,
     address TEXT NOT NULL,
     created_by TEXT NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT;

   CREATE INDEX saved_view_by_investigation ON saved_view (investigation, created_at);

   CREATE TABLE activity (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     at TEXT NOT NULL,
     by TEXT NOT NULL,
     what TEXT NOT NULL,
     subject TEXT,
     title TEXT NOT NULL,
     change TEXT,
     lost TEXT,
     undone INTEGER NOT NULL DEFAULT 0
   ) STRICT;

   CREATE INDEX activity_by_investigation ON activity (investigation, id);`,

  // Who may do what. Of passwords and secrets there are only hashes. The audit log outlives what it speaks of.
  `CREATE TABLE account (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     name_key TEXT NOT NULL UNIQUE,
     password TEXT,
     external TEXT UNIQUE,
     admin INTEGER NOT NULL DEFAULT 0,
     disabled INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL,
     last_seen_at TEXT
   ) STRICT;

   CREATE TABLE member (
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
     role TEXT NOT NULL,
     PRIMARY KEY (investigation, account)
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX member_by_account ON member (account);

   CREATE TABLE share (
     id TEXT PRIMARY KEY,
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     hash TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     created_by TEXT NOT NULL,
     created_at TEXT NOT NULL,
     expires_at TEXT,
     revoked_at TEXT
   ) STRICT;

   CREATE INDEX share_by_investigation ON share (investigation);

   CREATE TABLE share_opening (
     share TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
     at TEXT NOT NULL,
     address TEXT NOT NULL
   ) STRICT;

   CREATE INDEX share_opening_by_share ON share_opening (share, at);

   CREATE TABLE session (
     hash TEXT PRIMARY KEY,
     account TEXT REFERENCES account (id) ON DELETE CASCADE,
     share TEXT REFERENCES share (id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     used_at TEXT NOT NULL,
     CHECK ((account IS NULL) <> (share IS NULL))
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE api_token (
     id TEXT PRIMARY KEY,
     account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
     name TEXT NOT NULL,
     hash TEXT NOT NULL UNIQUE,
     created_at TEXT NOT NULL,
     last_used_at TEXT,
     expires_at TEXT
   ) STRICT;

   CREATE TABLE audit (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     person TEXT,
     what TEXT NOT NULL,
     investigation TEXT,
     detail TEXT NOT NULL
   ) STRICT;

   CREATE INDEX audit_by_investigation ON audit (investigation, id);`,

  // What is shown without names; what an administrator chose; tries that failed, so that a restart forgets none.
  `ALTER TABLE share ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;

   CREATE TABLE redaction (
     investigation TEXT NOT NULL REFERENCES investigation (id) ON DELETE CASCADE,
     token TEXT NOT NULL,
     originals TEXT NOT NULL,
     PRIMARY KEY (investigation, token)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE setting (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE failure (
     kind TEXT NOT NULL,
     key TEXT NOT NULL,
     count INTEGER NOT NULL,
     last INTEGER NOT NULL,
     PRIMARY KEY (kind, key)
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
