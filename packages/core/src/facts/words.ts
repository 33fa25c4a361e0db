import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { say } from '../knowledge/text.ts'

/** For a sentence: `2020-12-07 08:57:12.402 UTC`; whole seconds where there are no others. */
export function when(time: number | string): string {
  const iso = typeof time === 'string' ? time : formatMicros(time)
  const [day = '', clock = ''] = iso.replace('Z', '').split('T')
  return `${day} ${clock.replace(/\.000000$/, '').replace(/(\.\d{3})\d{3}$/, '$1')} UTC`
}

/** `once`, `41 times`; `1 回`, `41 回`. */
export function times(count: number): LocalText {
  return say(count === 1 ? 'once' : `${count.toLocaleString('en')} times`, `${count.toLocaleString('en')} 回`)
}

/** `once at …`, `12 times from … to …`; `… に 1 回`, `… から … までに 12 回`. */
export function timesWithin(count: number, first: number, last: number): LocalText {
  const often = times(count)
  return when(first) === when(last)
    ? say(`${often.en} at ${when(first)}`, `${when(first)} に ${often.ja}`)
    : say(`${often.en} from ${when(first)} to ${when(last)}`, `${when(first)} から ${when(last)} までに ${often.ja}`)
}
