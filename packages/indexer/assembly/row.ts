import { ROW_SIZE, STRINGS } from './layout'

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
/** Whether the fields lie at STRINGS instead of in the line. */
export const GIVEN: usize = 64
/** Number of the program's name where the line does not say it, or not so; 0: it does. */
export const IMPLIED: usize = 68
export const VMKERNEL: u32 = 1

/** Programs by the numbers of IMPLIED: vmkernel, hostd, vpxa, rhttpproxy, fdm; each 16 bytes, of which the first is its length. */
const NAMES = memory.data<u8>([
  8, 118, 109, 107, 101, 114, 110, 101, 108, 0, 0, 0, 0, 0, 0, 0, 5, 104, 111, 115, 116, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 4, 118, 112, 120, 97, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 114, 104, 116, 116, 112, 112, 114, 111, 120, 121, 0, 0,
  0, 0, 0, 3, 102, 100, 109, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Where the name with this number stands, and its length. */
export function nameOf(implied: u32): usize {
  return NAMES + ((implied - 1) << 4) + 1
}

export function nameLength(implied: u32): u32 {
  return load<u8>(nameOf(implied) - 1)
}

/** Address that the places of a row's fields count from. */
export function baseOf(row: usize, start: usize): usize {
  return load<u32>(row, GIVEN) !== 0 ? STRINGS : start
}

export function isEmpty(row: usize, field: usize): bool {
  return load<u32>(row + field) === load<u32>(row + field, 4)
}

export function setField(row: usize, field: usize, line: usize, from: usize, to: usize): void {
  store<u32>(row + field, <u32>(from - line))
  store<u32>(row + field, <u32>(to - line), 4)
}

export function clear(row: usize): void {
  // Not memory.fill, which for so little costs more than it does.
  for (let i: usize = 0; i < ROW_SIZE; i += 8) store<u64>(row + i, 0)
}
