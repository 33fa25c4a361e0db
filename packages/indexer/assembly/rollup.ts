import { LEVELS, OUT, TIMES } from './layout'
import { events } from './segment'

const MINUTE: f64 = 60_000_000
/** Of a run: the minute and a number for each level, four bytes each. */
const RUN: usize = 36

/** Counts events by minute and level, at OUT: a run for each time the minute changes. Returns how many runs there are. */
export function countMinutes(): u32 {
  let run = OUT - RUN
  let end: f64 = -Infinity
  let begin: f64 = Infinity
  for (let event: u32 = 0; event < events; event++) {
    const time = load<f64>(TIMES + (event << 3))
    // So asked, what is no number has a run of its own, too.
    if (!(time >= begin && time < end)) {
      const minute = Math.floor(time / MINUTE)
      begin = minute * MINUTE
      end = begin + MINUTE
      run += RUN
      memory.fill(run, 0, RUN)
      store<u32>(run, <u32>minute)
    }
    const at = run + 4 + ((<usize>load<u8>(LEVELS + event)) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  return <u32>((run - OUT) / RUN) + 1
}
