import { bytesAt, copyShort, isSame } from './bytes'
import { COLUMN_COUNT, COLUMN_NAMES, COLUMN_NUMBERS, COLUMN_SIZE, COLUMN_SLOTS, COLUMNS, MAX_NAMES } from './layout'
import { MIX } from './token'

/*
 * A column of strings: of each event a number from 1, 0 is "none", and the bytes of each string behind one another, a line
 * feed after each.
 *
 * A column remembers one string a slot, so one that was pushed out gets a second number when it comes back: nobody minds, since
 * whoever counts by name adds up equal names, and a map of all names costs more than the rest of the event.
 */

const LF: u8 = 10

/** How many strings each column has, and where the next one goes. */
const counts = memory.data(COLUMN_COUNT * 4, 4)
const lengths = memory.data(COLUMN_COUNT * 4, 4)

/** The string of column `n` for this event lies in [from, to). */
export function setName(n: u32, event: u32, from: usize, to: usize): void {
  const column = COLUMNS + n * COLUMN_SIZE
  store<u32>(column + COLUMN_NUMBERS + (event << 2), from === to ? 0 : numberOf(n, column, from, to))
}

function numberOf(n: u32, column: usize, from: usize, to: usize): u32 {
  const length = <u32>(to - from)
  // Where names of one column differ is their end.
  const tail = tailOf(from, length)
  const slot = column + ((<usize>(((tail ^ length) * MIX) >>> 50)) << 3)
  const names = column + COLUMN_NAMES
  // A slot has the string's number and where it stands; no string holds a line feed.
  const known = load<u32>(slot)
  const place = names + load<u32>(slot, 4)
  if (known !== 0 && load<u8>(place + length) === LF && tailOf(place, length) === tail) {
    if (length <= 8 || isSame(place, from, length - 8)) return known
  }
  const number = load<u32>(counts + (n << 2)) + 1
  const at = load<u32>(lengths + (n << 2))
  copyShort(names + at, from, length)
  store<u8>(names + at + length, LF)
  store<u32>(slot, number)
  store<u32>(slot, at, 4)
  store<u32>(counts + (n << 2), number)
  store<u32>(lengths + (n << 2), at + length + 1)
  return number
}

/** The last eight bytes, or all there are. */
function tailOf(at: usize, length: u32): u64 {
  return length < 8 ? bytesAt(at, length) : load<u64>(at + length - 8)
}

/** Bytes of the strings of column `n`. */
export function namesLength(n: u32): u32 {
  return load<u32>(lengths + (n << 2))
}

/** Whether there may be no room for the names of another event. */
export function areNamesFull(): bool {
  for (let n: u32 = 0; n < COLUMN_COUNT; n++) if (namesLength(n) >= MAX_NAMES) return true
  return false
}

export function clearNames(): void {
  for (let n: u32 = 0; n < COLUMN_COUNT; n++) {
    const column = COLUMNS + n * COLUMN_SIZE
    memory.fill(column, 0, COLUMN_SLOTS << 3)
    store<u32>(counts + (n << 2), 0)
    store<u32>(lengths + (n << 2), 0)
  }
}
