import type { EventRow } from '@bundlescope/contract/event.ts'
import { operationRoot } from '@bundlescope/core/parse/op-family.ts'
import type { OperationEntries, OperationEntry, OperationsRequest } from '@bundlescope/core/store/evidence.ts'
import type { OpFamilies } from './read/answer-operations.ts'
import { addRow, emptyTable, NO_PLACE, type OpPlace, type OpTable, placeOfNumber } from './read/op-table.ts'

/** What the list is made from: the reader threads of a store. */
export interface OperationReaders {
  families(): Promise<OpFamilies[]>
  sources(hashes: readonly number[]): Promise<Map<number, OperationEntry['sources']>[]>
  /** Rows of events, in the order of the places. */
  rows(places: readonly OpPlace[]): Promise<EventRow[]>
}

export async function listOperations(readers: OperationReaders, request: OperationsRequest): Promise<OperationEntries> {
  const families = mergeFamilyTables(await readers.families())
  const { rows, failed, all } = chooseFamilies(families, request)
  const { table } = families
  const page = rows.slice(request.offset, request.offset + request.limit)
  const places = page.flatMap((row) =>
    [table.first, table.begin, table.failure, table.end].map((column) => column[row]!).filter((n) => n !== NO_PLACE),
  )
  const [events, sources] = await Promise.all([
    readers.rows(places.map(placeOfNumber)),
    readers.sources(page.map((row) => table.hash[row]!)),
  ])
  const eventAt = new Map(places.map((number, n) => [number, events[n]!]))
  const entries = page.map((row) => {
    const first = eventAt.get(table.first[row]!)!
    return {
      root: operationRoot(first.op ?? ''),
      first,
      begin: eventAt.get(table.begin[row]!) ?? null,
      failure: eventAt.get(table.failure[row]!) ?? null,
      end: eventAt.get(table.end[row]!) ?? null,
      start: table.start[row]!,
      stop: table.stop[row]!,
      events: table.events[row]!,
      errors: table.errors[row]!,
      warnings: table.warnings[row]!,
      sources: mergeSources(sources.map((part) => part.get(table.hash[row]!) ?? [])),
    }
  })
  return { entries, total: rows.length, failed, all }
}

function mergeSources(parts: readonly OperationEntry['sources'][]): OperationEntry['sources'] {
  const byId = new Map(parts.flat().map((source) => [source.id, source]))
  return [...byId.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The families of all threads as one table. */
export function mergeFamilyTables(parts: readonly OpFamilies[]): OpFamilies {
  const [only, ...others] = parts
  if (only && others.length === 0) return only
  const rows = new Map<number, number>()
  for (const { table } of parts) for (const hash of table.hash) if (!rows.has(hash)) rows.set(hash, rows.size)
  const table = emptyTable(rows.size)
  const chosen = new Uint8Array(rows.size)
  for (const [hash, row] of rows) table.hash[row] = hash
  for (const part of parts) {
    part.table.hash.forEach((hash, from) => {
      const row = rows.get(hash)!
      addRow(table, row, part.table, from, 0)
      if (part.chosen[from] === 1) chosen[row] = 1
    })
  }
  return { table, chosen }
}

/** Rows of the families that pass the request, in its order, and how many failed and exist in all. */
export function chooseFamilies(
  { table, chosen }: OpFamilies,
  request: OperationsRequest,
): { rows: number[]; failed: number; all: number } {
  const rows: number[] = []
  let [failed, all] = [0, 0]
  const span = request.longerThanMs * 1000
  for (let row = 0; row < chosen.length; row++) {
    const outcome = outcomeOf(table, row)
    if (request.tasksOnly && outcome === 'unknown') continue
    all++
    if (outcome === 'failed') failed++
    if (chosen[row] === 0) continue
    if (request.outcome !== 'all' && request.outcome !== outcome) continue
    if (table.stop[row]! - table.start[row]! < span) continue
    rows.push(row)
  }
  const by = orders(table)[request.sort]
  const sign = request.descending ? -1 : 1
  rows.sort((a, b) => by(a, b) * sign || table.start[a]! - table.start[b]! || table.hash[a]! - table.hash[b]!)
  return { rows, failed, all }
}

/** What the lines of a family say of its end. */
export function outcomeOf(table: OpTable, row: number): 'failed' | 'ok' | 'open' | 'unknown' {
  if (table.failure[row] !== NO_PLACE) return 'failed'
  if (table.end[row] !== NO_PLACE) return 'ok'
  return table.begin[row] === NO_PLACE ? 'unknown' : 'open'
}

type Order = (a: number, b: number) => number

function orders(table: OpTable): Record<OperationsRequest['sort'], Order> {
  const by =
    (column: ArrayLike<number>): Order =>
    (a, b) =>
      column[a]! - column[b]!
  const failed = (row: number): number => (table.failure[row] === NO_PLACE ? 0 : 1)
  return {
    failed: (a, b) => failed(a) - failed(b) || table.errors[a]! - table.errors[b]!,
    start: by(table.start),
    duration: (a, b) => table.stop[a]! - table.start[a]! - (table.stop[b]! - table.start[b]!),
    events: by(table.events),
    errors: by(table.errors),
  }
}
