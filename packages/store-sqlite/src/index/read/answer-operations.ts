import type { IndexFile } from './index-file.ts'
import { addRow, emptyTable, type OpTable, opsOf } from './op-table.ts'
import type { Segment } from './segment.ts'
import type { Selection } from './selection.ts'

/** All families of a thread's segments, whole; `chosen` marks those with an event in the scope. */
export interface OpFamilies {
  table: OpTable
  chosen: Uint8Array
}

/** @param select the selection of a segment, null when nothing in it can be in the scope */
export function countOperations(
  own: Iterable<{ index: IndexFile; segment: Segment }>,
  bundles: readonly string[],
  select: (index: IndexFile, segment: Segment) => Selection | null,
  check: () => void,
): OpFamilies {
  const rows = new Map<number, number>()
  const parts: { table: OpTable; bundle: number; to: Int32Array; chosen: Uint8Array }[] = []
  for (const { index, segment } of own) {
    check()
    const { table, rowOf } = opsOf(index, segment, check)
    const to = Int32Array.from(table.hash, (hash) => {
      const row = rows.get(hash) ?? rows.size
      rows.set(hash, row)
      return row
    })
    const selection = select(index, segment)
    const chosen = selection ? chosenRows(selection, table, rowOf) : new Uint8Array(table.hash.length)
    parts.push({ table, bundle: bundles.indexOf(index.bundle), to, chosen })
  }
  const table = emptyTable(rows.size)
  const chosen = new Uint8Array(rows.size)
  for (const [hash, row] of rows) table.hash[row] = hash
  for (const part of parts) {
    part.to.forEach((row, from) => {
      addRow(table, row, part.table, from, part.bundle)
      if (part.chosen[from] === 1) chosen[row] = 1
    })
  }
  return { table, chosen }
}

function chosenRows(selection: Selection, table: OpTable, rowOf: Int32Array): Uint8Array {
  const { segment } = selection
  const chosen = new Uint8Array(table.hash.length)
  const whole = selection.mask === null && selection.lo === 0 && selection.hi === segment.events && selection.everyLevel
  if (whole) return chosen.fill(1)
  const ops = segment.ints('op')
  selection.each((i) => {
    const row = rowOf[ops[i]!]!
    if (row >= 0) chosen[row] = 1
  })
  return chosen
}

/** Ids of the sources that hold events of these families, by hash. */
export function sourcesOfOperations(
  own: Iterable<{ index: IndexFile; segment: Segment }>,
  hashes: readonly number[],
  check: () => void,
): Map<number, { id: string; name: string; host: string | null }[]> {
  const found = new Map(
    hashes.map((hash) => [hash, new Map<string, { id: string; name: string; host: string | null }>()]),
  )
  for (const { index, segment } of own) {
    const source = index.sources.get(segment.row.source)
    const id = `${index.bundle}.${segment.row.source}`
    for (const hash of opsOf(index, segment, check).table.hash)
      found.get(hash)?.set(id, { id, name: source?.name ?? id, host: source?.host ?? null })
  }
  return new Map([...found].map(([hash, sources]) => [hash, [...sources.values()]]))
}
