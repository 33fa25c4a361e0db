import { OUT } from './layout'

/** Puts an array at the smallest width that holds all its numbers, at OUT; returns the width in bytes. */
export function narrow(at: usize, count: u32): u32 {
  let all: u32 = 0
  let most = i32x4.splat(0)
  let i: u32 = 0
  for (; i + 4 <= count; i += 4) most = v128.or(most, v128.load(at + (i << 2)))
  for (; i < count; i++) all |= load<u32>(at + (i << 2))
  all |=
    i32x4.extract_lane(most, 0) |
    i32x4.extract_lane(most, 1) |
    i32x4.extract_lane(most, 2) |
    i32x4.extract_lane(most, 3)
  if (all < 256) {
    for (i = 0; i < count; i++) store<u8>(OUT + i, load<u32>(at + (i << 2)))
    return 1
  }
  if (all < 65536) {
    for (i = 0; i < count; i++) store<u16>(OUT + (i << 1), load<u32>(at + (i << 2)))
    return 2
  }
  memory.copy(OUT, at, count << 2)
  return 4
}

/** Bytes before the steps: the first time and the unit, as doubles. */
const HEAD: u32 = 16
const TIMES_WIDTH: u32 = 8
const STEPS_WIDTH: u32 = 4

/**
 * Times in microseconds, nearly ascending: steps from one to the next in the largest unit that divides them all (1000 for
 * stamps in milliseconds), behind the first time and the unit; returns 4. Where a step does not fit, 8: they stay as they are.
 */
export function steps(at: usize, count: u32): u32 {
  const last = at + (count << 3)
  let unit: f64 = 1000
  for (let i = at; i < last; i += 8) {
    const thousands = load<f64>(i) / 1000
    if (Math.floor(thousands) === thousands) continue
    unit = 1
    break
  }
  let before = load<f64>(at)
  store<f64>(OUT, before)
  store<f64>(OUT, unit, 8)
  let out = OUT + HEAD
  for (let i = at; i < last; i += 8, out += 4) {
    const step = (load<f64>(i) - before) / unit
    if (step > 2147483647 || step < -2147483648) return TIMES_WIDTH
    store<i32>(out, <i32>step)
    before = load<f64>(i)
  }
  return STEPS_WIDTH
}
