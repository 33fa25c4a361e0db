import type Database from 'better-sqlite3'

/** Raised whenever the layout below changes: an index of another version is rebuilt from the original, never migrated. */
export const INDEX_VERSION = 6

/**
 * One database a bundle.
 *
 * A segment is a run of consecutive events of one file, in file order, written in one transaction: it is seen whole or
 * not at all. What queries count are its columns (typed arrays, packed); what they look up are its postings; what
 * people read are its blocks, which together are the bytes of the file. Times are stored as the stamps say them; those
 * without a zone are read by a zone chosen later (see local-zone.ts).
 */
const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (id INTEGER PRIMARY KEY, container TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, host TEXT,
                     UNIQUE (container, key));

CREATE TABLE file (id INTEGER PRIMARY KEY, container TEXT NOT NULL, path TEXT NOT NULL, source INTEGER REFERENCES source,
                   kind TEXT NOT NULL, format TEXT, status TEXT NOT NULL, reason TEXT, code TEXT, detection TEXT, zone TEXT,
                   encoding TEXT,
                   -- events whose stamp bears no zone: 0 none, 1 some, 2 all; the zone of the bundle, and where that was read
                   local INTEGER NOT NULL DEFAULT 0, own_zone TEXT, own_basis TEXT,
                   -- bytes that another piece of the source holds, too, and whose events are shown there
                   repeated_from INTEGER, repeated_to INTEGER,
                   bytes INTEGER NOT NULL DEFAULT 0, lines INTEGER NOT NULL DEFAULT 0, events INTEGER NOT NULL DEFAULT 0,
                   continuations INTEGER NOT NULL DEFAULT 0, unparsed INTEGER NOT NULL DEFAULT 0, first INTEGER, last INTEGER);

-- key is the pattern's id: 64 bits of hash over the message with its identifiers left out
CREATE TABLE template (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
CREATE VIRTUAL TABLE template_text USING fts5(text, content='', tokenize='trigram case_sensitive 1', columnsize=0);

CREATE TABLE segment (id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file, source INTEGER NOT NULL REFERENCES source,
                      events INTEGER NOT NULL, local INTEGER NOT NULL, sorted INTEGER NOT NULL, first REAL NOT NULL, last REAL NOT NULL,
                      byte_from INTEGER NOT NULL, byte_to INTEGER NOT NULL, line_from INTEGER NOT NULL);
CREATE TABLE segment_column (segment INTEGER NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (segment, name));
-- id = segment << 20 | number
CREATE TABLE block (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL);

-- text files that are no logs, in pieces of whole lines, as UTF-8 with line feeds
CREATE TABLE text (file INTEGER NOT NULL, line_from INTEGER NOT NULL, data BLOB NOT NULL,
                   PRIMARY KEY (file, line_from));
-- rows: packed JSON
CREATE TABLE snapshot (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, kind TEXT NOT NULL, parser TEXT NOT NULL,
                       reason TEXT NOT NULL, as_of INTEGER, subject TEXT, rows BLOB NOT NULL);
`

/** Blocks and posting pages of a segment are numbered within it; this is their row id. */
export function pieceId(segment: number, number: number): number {
  return segment * 2 ** 20 + number
}

export function createIndex(db: Database.Database): void {
  db.pragma('page_size = 16384')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.exec(SCHEMA)
  db.pragma(`user_version = ${INDEX_VERSION}`)
}
