import type { Snapshot } from '@bundlescope/core/snapshot/snapshot.ts'
import type Database from 'better-sqlite3'
import { compress } from '../pack.ts'

/** Characters at which a piece is closed: what has to be unpacked to show one line. */
const PIECE = 256 * 1024

/** Writes texts that are no logs, and the tables that files hold. Of texts added since the last `flush` nothing is in the index. */
export class TextWriter {
  private pending: (() => void)[] = []
  private readonly addText: Database.Statement
  private readonly addSnapshot: Database.Statement
  private readonly commit: (writes: readonly (() => void)[]) => void

  constructor(db: Database.Database) {
    this.addText = db.prepare('INSERT INTO text (file, line_from, data) VALUES (?, ?, ?)')
    this.addSnapshot = db.prepare(
      'INSERT INTO snapshot (file, kind, parser, reason, as_of, subject, rows) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    const write = db.transaction((writes: readonly (() => void)[]) => {
      for (const one of writes) one()
    })
    this.commit = (writes) => write.immediate(writes)
  }

  /** @param lines none for a file whose text is kept otherwise */
  add(file: number, lines: readonly string[], snapshots: readonly Snapshot[]): void {
    for (const { lineFrom, text } of pieces(lines)) {
      const data = compress(Buffer.from(text))
      this.pending.push(() => this.addText.run(file, lineFrom, data))
    }
    for (const { kind, parser, reason, asOf, subject, rows } of snapshots) {
      const data = compress(Buffer.from(JSON.stringify(rows)))
      this.pending.push(() => this.addSnapshot.run(file, kind, parser, reason, asOf, subject, data))
    }
  }

  flush(): void {
    const writes = this.pending
    this.pending = []
    if (writes.length > 0) this.commit(writes)
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
