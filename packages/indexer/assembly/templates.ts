import { KEY_SLOTS, KEYS } from './layout'

/** Patterns of the segment: keys in the order they were met, and an open-addressed table of their numbers, counted from 1. */
export let templates: u32 = 0
const FIRST_SLOTS: u32 = 4096
let mask: u32 = 0

/** Number of this pattern, from 0; a new one has the number `templates - 1`. */
export function templateOf(key: u64): u32 {
  let slot = <u32>key & mask
  for (;;) {
    const number = load<u32>(KEY_SLOTS + (slot << 2))
    if (number === 0) break
    if (load<u64>(KEYS + ((number - 1) << 3)) === key) return number - 1
    slot = (slot + 1) & mask
  }
  store<u64>(KEYS + (templates << 3), key)
  store<u32>(KEY_SLOTS + (slot << 2), ++templates)
  if (templates << 1 > mask) grow()
  return templates - 1
}

export function clearTemplates(): void {
  templates = 0
  makeSlots(FIRST_SLOTS)
}

function makeSlots(count: u32): void {
  mask = count - 1
  memory.fill(KEY_SLOTS, 0, count << 2)
}

function grow(): void {
  makeSlots((mask + 1) << 1)
  for (let number: u32 = 1; number <= templates; number++) {
    let slot = <u32>load<u64>(KEYS + ((number - 1) << 3)) & mask
    while (load<u32>(KEY_SLOTS + (slot << 2)) !== 0) slot = (slot + 1) & mask
    store<u32>(KEY_SLOTS + (slot << 2), number)
  }
}
