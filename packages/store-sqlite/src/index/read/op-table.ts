import { LEVEL } from '@bundlescope/contract/level.ts'
import { ENDS, FAILURES, STARTS } from '@bundlescope/core/facts/task-queries.ts'
import { operationRoot } from '@bundlescope/core/parse/op-family.ts'
import { hashToken } from '@bundlescope/indexer/token-hash.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { pieceId } from '../schema.ts'
import type { IndexFile } from './index-file.ts'
import { full } from './mask.ts'
import { MayHold, wordsOf } from './may-hold.ts'
import type { Segment } from './segment.ts'

const TASK_WORDS = wordsOf([STARTS, FAILURES, ENDS])

export const NO_PLACE = -1

/**
 * The operation families of a segment or of several, one a row. A family goes by the hash of its root (53 bits): what
 * it is called is read from its first event when somebody looks. Places: see `OpPlace`.
 */
export interface OpTable {
  hash: Float64Array
  events: Uint32Array
  errors: Uint32Array
  warnings: Uint32Array
  start: Float64Array
  stop: Float64Array
  first: Float64Array
  begin: Float64Array
  beginTime: Float64Array
  failure: Float64Array
  failureTime: Float64Array
  end: Float64Array
  endTime: Float64Array
}

export function emptyTable(rows: number): OpTable {
  const numbers = (value: number) => new Float64Array(rows).fill(value)
  return {
    hash: new Float64Array(rows),
    events: new Uint32Array(rows),
    errors: new Uint32Array(rows),
    warnings: new Uint32Array(rows),
    start: numbers(Number.POSITIVE_INFINITY),
    stop: numbers(Number.NEGATIVE_INFINITY),
    first: numbers(NO_PLACE),
    begin: numbers(NO_PLACE),
    beginTime: numbers(Number.POSITIVE_INFINITY),
    failure: numbers(NO_PLACE),
    failureTime: numbers(Number.POSITIVE_INFINITY),
    end: numbers(NO_PLACE),
    endTime: numbers(Number.NEGATIVE_INFINITY),
  }
}

export interface SegmentOps {
  table: OpTable
  /** Row of the family for each number of the segment's op column; number 0 is no operation, row -1. */
  rowOf: Int32Array
}

/** The families of one segment; kept with its columns. */
export function opsOf(index: IndexFile, segment: Segment, check: () => void): SegmentOps {
  return segment.derived(
    'operations',
    () => countOps(index, segment, check),
    ({ table, rowOf }) => table.hash.length * 100 + rowOf.byteLength,
  )
}

function countOps(index: IndexFile, segment: Segment, check: () => void): SegmentOps {
  const { hashes, rowOf } = families(segment.names('op'))
  const table = emptyTable(hashes.length)
  table.hash.set(hashes)
  const [ops, levels, times] = [segment.ints('op'), segment.ints('level'), segment.times()]
  const shown = segment.shown() ?? full(segment.events)
  for (let i = 0; i < ops.length; i++) {
    const row = rowOf[ops[i]!]!
    if (row < 0 || shown[i] === 0) continue
    table.events[row]!++
    if (levels[i]! >= LEVEL.error) table.errors[row]!++
    else if (levels[i] === LEVEL.warning) table.warnings[row]!++
    const time = times[i]!
    if (time < table.start[row]!) {
      table.start[row] = time
      table.first[row] = pieceId(segment.row.id, i)
    }
    if (time > table.stop[row]!) table.stop[row] = time
  }
  const may = new MayHold(index, segment, TASK_WORDS)
  const each = (where: Node, visit: (row: number, time: number, place: number) => void): void => {
    const outlook = may.outlook(where)
    if (outlook === null) return
    const mask = may.matches(outlook, shown, check)
    for (let i = mask.indexOf(1); i >= 0; i = mask.indexOf(1, i + 1)) {
      const row = rowOf[ops[i]!]!
      if (row >= 0) visit(row, times[i]!, pieceId(segment.row.id, i))
    }
  }
  each(STARTS, (row, time, place) => earlier(table.begin, table.beginTime, row, time, place))
  each(FAILURES, (row, time, place) => earlier(table.failure, table.failureTime, row, time, place))
  each(ENDS, (row, time, place) => later(table.end, table.endTime, row, time, place))
  return { table, rowOf }
}

function families(names: readonly string[]): { hashes: number[]; rowOf: Int32Array } {
  const rows = new Map<string, number>()
  const rowOf = new Int32Array(names.length + 1).fill(-1)
  const hashes: number[] = []
  names.forEach((op, n) => {
    const root = operationRoot(op).toLowerCase()
    let row = rows.get(root)
    if (row === undefined) {
      row = hashes.push(hashOfRoot(root)) - 1
      rows.set(root, row)
    }
    rowOf[n + 1] = row
  })
  return { hashes, rowOf }
}

export function hashOfRoot(root: string): number {
  const { h1, h2 } = hashToken(root)
  return h1 * 2 ** 21 + (h2 % 2 ** 21)
}

function earlier(places: Float64Array, times: Float64Array, row: number, time: number, place: number): void {
  if (time >= times[row]!) return
  times[row] = time
  places[row] = place
}

function later(places: Float64Array, times: Float64Array, row: number, time: number, place: number): void {
  if (time < times[row]!) return
  times[row] = time
  places[row] = place
}

/** Where an event is, in one number: which of the bundles asked for (up to 127), the segment, the ordinal. */
export interface OpPlace {
  bundle: number
  segment: number
  ordinal: number
}

const BUNDLE = 2 ** 46

export function placeOfNumber(number: number): OpPlace {
  const piece = number % BUNDLE
  return { bundle: Math.floor(number / BUNDLE), segment: Math.floor(piece / 2 ** 20), ordinal: piece % 2 ** 20 }
}

/** Adds row `from` of one table to row `to` of another; `bundle` is added to the places of `from`. */
export function addRow(into: OpTable, to: number, table: OpTable, from: number, bundle: number): void {
  into.events[to]! += table.events[from]!
  into.errors[to]! += table.errors[from]!
  into.warnings[to]! += table.warnings[from]!
  const tag = bundle * BUNDLE
  if (table.start[from]! < into.start[to]!) {
    into.start[to] = table.start[from]!
    into.first[to] = table.first[from]! + tag
  }
  if (table.stop[from]! > into.stop[to]!) into.stop[to] = table.stop[from]!
  if (table.begin[from] !== NO_PLACE)
    earlier(into.begin, into.beginTime, to, table.beginTime[from]!, table.begin[from]! + tag)
  if (table.failure[from] !== NO_PLACE)
    earlier(into.failure, into.failureTime, to, table.failureTime[from]!, table.failure[from]! + tag)
  if (table.end[from] !== NO_PLACE) later(into.end, into.endTime, to, table.endTime[from]!, table.end[from]! + tag)
}
