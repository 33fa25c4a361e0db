import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import type { SnapshotKind, SnapshotRow } from '../../snapshot/snapshot.ts'
import { ofAbsence, ofSnapshot } from '../evidence.ts'
import type { Table } from '../material.ts'

/**
 * Whether something is there, as far as the bundles tell. `absent` is said only where a complete listing, or a log from
 * its beginning, would show it; else it is `unknown`, and `missing` says what would tell.
 */
export interface Seen {
  is: 'there' | 'absent' | 'unknown'
  /** Since when, or of which moment: microseconds UTC. */
  at: number | null
  /** What shows it, or the listing in which it is not. */
  evidence: readonly Evidence[]
  missing: readonly LocalText[]
}

export function there(at: number | null, evidence: readonly Evidence[]): Seen {
  return { is: 'there', at, evidence, missing: [] }
}

export function absent(at: number | null, evidence: readonly Evidence[]): Seen {
  return { is: 'absent', at, evidence, missing: [] }
}

export function unknown(...missing: readonly LocalText[]): Seen {
  return { is: 'unknown', at: null, evidence: [], missing }
}

const MOST_ROWS = 4

interface Wanted<K extends SnapshotKind> {
  is: (row: SnapshotRow<K>) => boolean
  /** The row in a sentence: `192233 vShield-Endpoint-Mux`. */
  text: (row: SnapshotRow<K>) => string
  /** What is not there: `no world of the Mux among 214 processes`; given the number of rows. */
  absence: (rows: number) => LocalText
  /** What would show it, where nothing in the bundles does. */
  missing: LocalText
  /** Rows that `grep` would have left: a listing of nothing else is cut. Those wanted, unless said. */
  ofTheSame?: (row: SnapshotRow<K>) => boolean
}

/**
 * Looks for rows in listings of one kind, the newest first. A listing that shows nothing but what was looked for was cut
 * (`| grep Mux`): it proves presence, never absence.
 */
export function look<K extends SnapshotKind>(tables: readonly Table<K>[], wanted: Wanted<K>): Seen {
  const { is, text, absence, missing, ofTheSame = is } = wanted
  for (const table of newestFirst(tables)) {
    const rows = table.rows.filter(is)
    if (rows.length > 0)
      return there(
        table.at,
        rows.slice(0, MOST_ROWS).map((row) => ofSnapshot(table, row.line, text(row))),
      )
    if (table.rows.some((row) => !ofTheSame(row)))
      return absent(table.at, [ofAbsence(table, absence(table.rows.length))])
  }
  return unknown(missing)
}

/** Tables of unknown time last. */
export function newestFirst<T extends { at: number | null }>(tables: readonly T[]): T[] {
  return tables.toSorted((a, b) => (b.at ?? Number.NEGATIVE_INFINITY) - (a.at ?? Number.NEGATIVE_INFINITY))
}
