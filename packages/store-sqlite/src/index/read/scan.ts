import { BlockText } from './event-text.ts'
import { anyIn, type Mask } from './mask.ts'
import type { Segment } from './segment.ts'

/** Marks the events of one block that a condition on their text holds for. */
export type BlockTest = (text: BlockText, mask: Mask) => void

/** What a scan has found so far: valid for the blocks that are done. Kept, so that a zoom or the next page reads nothing twice. */
export interface ScanState {
  mask: Mask
  done: Uint8Array
}

/** Runs `test` over those blocks that hold a candidate and have not been read for this condition before. */
export function scan(segment: Segment, key: string, candidates: Mask, test: BlockTest, check: () => void): Mask {
  const state = segment.scanState(key)
  for (let block = 0; block < state.done.length; block++) {
    if (state.done[block] === 1) continue
    const { from, to } = segment.blockRange(block)
    if (!anyIn(candidates, from, to)) continue
    check()
    const text = new BlockText(segment, block)
    test(text, state.mask)
    text.release()
    state.done[block] = 1
  }
  return state.mask
}

/** The normalised original text holds `needle`. */
export function substringTest(needle: string): BlockTest {
  const digits = digitsOf(needle)
  return (text, mask) => {
    if (digits !== null && text.lacks(digits)) return
    if (text.ascii === null) {
      for (let i = text.from; i < text.to; i++) if (text.normalisedOriginal(i).includes(needle)) mask[i] = 1
      return
    }
    const lower = text.lower()
    let event = text.from
    for (let p = lower.indexOf(needle); p >= 0; ) {
      event = text.at(p, event)
      const fits = p + needle.length <= text.end(event)
      if (fits) mask[event] = 1
      p = lower.indexOf(needle, fits ? Math.max(text.begin(event + 1), p + 1) : p + 1)
    }
  }
}

/** The longest run of digits in a needle, if it has three or more: they stand in the log as they do here, whatever the case. */
function digitsOf(needle: string): Buffer | null {
  const runs = needle.match(/[0-9]{3,}/g) ?? []
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), '')
  return longest === '' ? null : Buffer.from(longest)
}

/** Look-around sees beyond the event when it is matched against a whole block. */
const LOOKS_AROUND = /\(\?(?:[=!]|<[=!])/

/** The original text matches. Whole blocks are searched at once where that gives the same answer. */
export function regexTest(regex: RegExp): BlockTest {
  const whole = LOOKS_AROUND.test(regex.source) ? null : new RegExp(regex.source, `${regex.flags}g`)
  return (text, mask) => {
    if (text.ascii === null || whole === null) {
      for (let i = text.from; i < text.to; i++) if (regex.test(text.original(i))) mask[i] = 1
      return
    }
    whole.lastIndex = 0
    for (let event = text.from; event < text.to; ) {
      const found = whole.exec(text.ascii)
      if (!found) return
      event = text.at(found.index, event)
      const end = found.index + found[0].length
      if (end <= text.end(event)) {
        mask[event] = 1
        event++
      } else {
        // It runs over the end of its event: what it touches is looked at event by event.
        while (event < text.to && text.begin(event) <= end) {
          if (regex.test(text.original(event))) mask[event] = 1
          event++
        }
      }
      if (event < text.to) whole.lastIndex = text.begin(event)
    }
  }
}

/**
 * Of the events in `among`, those whose normalised message passes `test`. Blocks in which `probe` does not occur are
 * passed over at the speed of a substring search.
 */
export function messageTest(among: Mask, probe: string, test: (normalisedMessage: string) => boolean): BlockTest {
  const digits = digitsOf(probe)
  return (text, mask) => {
    if (digits !== null && text.lacks(digits)) return
    if (text.ascii === null) {
      for (let i = text.from; i < text.to; i++) if (among[i] === 1 && test(text.normalisedMessage(i))) mask[i] = 1
      return
    }
    const lower = text.lower()
    let event = text.from
    for (let p = lower.indexOf(probe); p >= 0; ) {
      event = text.at(p, event)
      if (among[event] === 1 && test(text.normalisedMessage(event))) mask[event] = 1
      if (event + 1 >= text.to) return
      p = lower.indexOf(probe, Math.max(text.begin(event + 1), p + 1))
    }
  }
}
