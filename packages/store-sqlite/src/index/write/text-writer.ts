import type { Snapshot } from '@bundlescope/core/snapshot/snapshot.ts'
import type Database from 'better-sqlite3'
import { compress } from '../pack.ts'

/** Characters at which a piece is closed: what has to be unpacked to show one line. */
const PIECE = 256 * 1024

/** Writes texts that are no logs, and the tables that files hold; each file at once. */
export class TextWriter {
  private readonly commit: (file: number, lines: readonly string[], snapshots: readonly Snapshot[]) => void

  constructor(db: Database.Database) {
    const addText = db.prepare('INSERT INTO text (file, line_from, data) VALUES (?, ?, ?)')
    const addSnapshot = db.prepare(
      'INSERT INTO snapshot (file, kind, parser, reason, as_of, subject, rows) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    const write = db.transaction((file: number, lines: readonly string[], snapshots: readonly Snapshot[]) => {
      for (const { lineFrom, text } of pieces(lines)) addText.run(file, lineFrom, compress(Buffer.from(text)))
      for (const { kind, parser, reason, asOf, subject, rows } of snapshots)
        addSnapshot.run(file, kind, parser, reason, asOf, subject, compress(Buffer.from(JSON.stringify(rows))))
    })
    this.commit = (file, lines, snapshots) => write.immediate(file, lines, snapshots)
  }

  /** @param lines none for a file whose text is kept otherwise */
  write(file: number, lines: readonly string[], snapshots: readonly Snapshot[]): void {
    this.commit(file, lines, snapshots)
  }
}

function* pieces(lines: readonly string[]): Generator<{ lineFrom: number; text: string }> {
  let from = 0
  let length = 0
  for (let i = 0; i < lines.length; i++) {
    length += lines[i]!.length + 1
    if (length < PIECE && i + 1 < lines.length) continue
    yield { lineFrom: from + 1, text: lines.slice(from, i + 1).join('\n') }
    from = i + 1
    length = 0
  }
}
