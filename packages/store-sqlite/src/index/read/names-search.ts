import { placeOf } from '../posting-pages.ts'
import type { Mask } from './mask.ts'
import type { Named, Segment } from './segment.ts'

/**
 * Marks the events whose `column` holds a string that passes `test`. `probe` is text every passing (normalised) string
 * contains; a probe that begins with a line feed stands at the begin of the string.
 */
export function markNamed(
  segment: Segment,
  column: Named,
  probe: string,
  test: (normalised: string) => boolean,
  mask: Mask,
): void {
  const { text, starts } = segment.searchable(column)
  let wanted: Uint8Array | null = null
  for (let p = text.indexOf(probe); p >= 0; ) {
    const number = placeOf(starts, probe.startsWith('\n') ? p + 1 : p)
    const next = number + 1 < starts.length ? starts[number + 1]! - 1 : text.length
    if (test(text.slice(starts[number]!, next))) {
      wanted ??= new Uint8Array(starts.length + 1)
      wanted[number + 1] = 1
    }
    p = text.indexOf(probe, next)
  }
  if (!wanted) return
  const numbers = segment.ints(column)
  for (let i = 0; i < numbers.length; i++) if (wanted[numbers[i]!] === 1) mask[i] = 1
}
