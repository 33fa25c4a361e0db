import { CR, find, LF } from './bytes'
import { scanEsxi8 } from './header/esxi8'
import { scanKernel } from './header/kernel'
import { scanService } from './header/service'
import { MAX_ROWS, ROW_SIZE, ROWS } from './layout'
import { END, START, TIME } from './row'

/** As much of a line as its header may take. */
const HEAD: usize = 4096

/** Grammars of lines, as the indexer numbers them. */
const SERVICE: u32 = 0
const KERNEL: u32 = 1

/**
 * Of the lines read last: the earliest and the latest time, and whether one is earlier than any before it by more than LEAP: a
 * file that has its newest line first goes back by hours in small steps.
 */
export let firstTime: f64 = 0
export let lastTime: f64 = 0
export let leapsBack: bool = false
const LEAP: f64 = 60_000_000

/**
 * Reads lines from `at` on, each the begin of an event, until one is not of the grammar's plain form or not there as a
 * whole. Returns how many; their headers are rows.
 */
export function scanLines(grammar: u32, at: usize, to: usize): u32 {
  let count: u32 = 0
  firstTime = Infinity
  lastTime = -Infinity
  leapsBack = false
  while (count < MAX_ROWS) {
    const lf = find(LF, at, to)
    if (lf === to) break
    let end = lf > at && load<u8>(lf - 1) === CR ? lf - 1 : lf
    if (end - at > HEAD) end = at + HEAD
    const row = ROWS + count * ROW_SIZE
    if (!scanHeader(grammar, row, at, end)) break
    store<u32>(row, <u32>at, START)
    at = lf + 1
    store<u32>(row, <u32>at, END)
    const time = load<f64>(row, TIME)
    if (time < lastTime - LEAP) leapsBack = true
    firstTime = min(firstTime, time)
    lastTime = max(lastTime, time)
    count++
  }
  return count
}

function scanHeader(grammar: u32, row: usize, line: usize, to: usize): bool {
  if (grammar === SERVICE) return scanService(row, line, to)
  return grammar === KERNEL ? scanKernel(row, line, to) : scanEsxi8(row, line, to)
}
