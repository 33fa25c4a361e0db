import type { Bundle } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Range } from '../timeline/range.ts'

/** What all bundles together cover; a moment of 1970 while nothing is known. */
export function extentOf(bundles: readonly Pick<Bundle, 'firstTime' | 'lastTime'>[]): Range {
  const times = bundles.flatMap((bundle) =>
    [bundle.firstTime, bundle.lastTime].map((time) => time && parseMicros(time)),
  )
  const known = times.filter((time) => typeof time === 'number')
  if (known.length === 0) return { from: 0, to: 1 }
  return { from: Math.min(...known), to: Math.max(...known) + 1 }
}
