import { STRINGS } from './layout'

/*
 * A row: the header of an event as it was found in the bytes of its first line. Places are offsets from the begin of the
 * line; a field whose places are equal is empty.
 */
export const TIME: usize = 0 // f64, microseconds
/** Where the line begins, and where the next one does: addresses. */
export const START: usize = 8
export const END: usize = 12
export const LEVEL: usize = 16
export const MESSAGE: usize = 20
/** Begin and end of each field, in the order of the columns. */
export const COMPONENT: usize = 24
export const PROGRAM: usize = 32
export const THREAD: usize = 40
export const OP: usize = 48
export const EXTRA: usize = 56
/** SCANNED, KERNEL or GIVEN. */
export const KIND: usize = 64

/** The fields lie in the line. */
export const SCANNED: u32 = 0
/** The same, and the program is vmkernel, whose lines do not say so. */
export const KERNEL: u32 = 1
/** The fields lie at STRINGS. */
export const GIVEN: u32 = 2

/** Address that the places of a row's fields count from. */
export function baseOf(row: usize, start: usize): usize {
  return load<u32>(row, KIND) === GIVEN ? STRINGS : start
}

export function setField(row: usize, field: usize, line: usize, from: usize, to: usize): void {
  store<u32>(row + field, <u32>(from - line))
  store<u32>(row + field, <u32>(to - line), 4)
}

export function clear(row: usize): void {
  // Not memory.fill, which for so little costs more than it does.
  for (let i: usize = 0; i < 72; i += 8) store<u64>(row + i, 0)
}
