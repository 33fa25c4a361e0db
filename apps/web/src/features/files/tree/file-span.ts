import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { formatRange } from '../../../lib/time.ts'

/** `2024-05-13 06:00 – 05-14 06:07`: to the minute, in UTC, the second year only where it is another. */
export function fileSpan({ firstTime, lastTime }: Pick<BundleFile, 'firstTime' | 'lastTime'>): string {
  const from = firstTime === null ? undefined : parseMicros(firstTime)
  const to = lastTime === null ? undefined : parseMicros(lastTime)
  if (from === undefined || to === undefined) return ''
  return formatRange(wholeMinute(from), wholeMinute(to), 'UTC', true)
}

function wholeMinute(us: number): number {
  return Math.floor(us / 60_000_000) * 60_000_000
}
