import type { Scope } from '@bundlescope/core/store/port.ts'
import type { Buckets, Place, Tally } from './messages.ts'

/** Up to here rows are simply walked; beyond, the place is narrowed down by counting. */
const WALK = 4000
const SPLIT = 2048

/** What seeking needs of the store. */
export interface Seekable {
  tally(scope: Scope, buckets: Buckets | null): Promise<Tally>
  keys(scope: Scope, step: 1 | -1, limit: number): Promise<Place[]>
}

/**
 * The rows [offset, offset + limit) of a scope with `total` rows between `from` and `to`: from the near end, or by
 * histograms that split the window until the bucket that holds the row is small.
 */
export async function seek(
  store: Seekable,
  scope: Scope,
  total: number,
  from: number,
  to: number,
  offset: number,
  limit: number,
): Promise<Place[]> {
  if (offset >= total || limit <= 0) return []
  if (offset + limit <= WALK) return (await store.keys(scope, 1, offset + limit)).slice(offset)
  const end = Math.min(total, offset + limit)
  if (total - offset <= WALK) {
    const tail = await store.keys(scope, -1, total - offset)
    return tail.reverse().slice(0, end - offset)
  }
  const width = Math.max(1, Math.ceil((to - from) / SPLIT))
  const count = Math.ceil((to - from) / width)
  const { histogram } = await store.tally({ ...scope, from, to }, { from, width, count })
  let before = 0
  for (let bucket = 0; bucket < count; bucket++) {
    let here = 0
    for (let at = bucket; at < histogram!.length; at += count) here += histogram![at]!
    if (before + here > offset) {
      const [lo, hi] = [from + bucket * width, Math.min(to, from + (bucket + 1) * width)]
      const inside = { ...scope, from: lo }
      if (here <= WALK || width === 1)
        return (await store.keys(inside, 1, offset - before + limit)).slice(offset - before)
      const found = await seek(store, { ...scope, from: lo, to: hi }, here, lo, hi, offset - before, limit)
      const missing = end - offset - found.length
      return missing > 0 ? [...found, ...(await store.keys({ ...scope, from: hi }, 1, missing))] : found
    }
    before += here
  }
  return []
}
