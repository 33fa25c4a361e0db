import { compareKeys, eventId, type Key } from '../key.ts'
import type { Place } from '../messages.ts'
import type { Selection } from './selection.ts'

/** One selection being walked: the place it stands at, and the key of the event there. */
interface Walker {
  selection: Selection
  place: number
  key: Key
}

/** The first `limit` events of several selections in order (step 1), or the last in reverse (step -1), by a heap of walkers. */
export function mergeKeys(
  selections: readonly Selection[],
  start: Key | null,
  step: 1 | -1,
  limit: number,
  reader: number,
): Place[] {
  const heap: Walker[] = []
  const before = (a: Walker, b: Walker): boolean => compareKeys(a.key, b.key) * step < 0
  for (const selection of selections) {
    const at =
      start === null
        ? step === 1
          ? selection.lo
          : selection.hi - 1
        : step === 1
          ? selection.placeOf(start)
          : selection.placeOf(start) - 1
    const place = selection.next(at, step)
    if (place >= 0) push(heap, { selection, place, key: keyAt(selection, place) }, before)
  }
  const out: Place[] = []
  while (heap.length > 0 && out.length < limit) {
    const top = heap[0]!
    out.push({ key: top.key, segment: top.selection.segment.row.id, ordinal: top.selection.ordinal(top.place), reader })
    const place = top.selection.next(top.place + step, step)
    if (place >= 0) {
      top.place = place
      top.key = keyAt(top.selection, place)
    } else {
      const last = heap.pop()!
      if (heap.length === 0) break
      heap[0] = last
    }
    sink(heap, before)
  }
  return out
}

export function keyAt(selection: Selection, place: number): Key {
  const { segment, index } = selection
  return {
    time: selection.times[place]!,
    bundle: index.bundle,
    file: segment.row.file,
    byte: segment.offsets()[selection.ordinal(place)]!,
  }
}

export function idOf(place: Place): string {
  return eventId(place.key.bundle, place.key.file, place.key.byte)
}

function push<T>(heap: T[], item: T, before: (a: T, b: T) => boolean): void {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(heap[at]!, heap[parent]!)) return
    ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
    at = parent
  }
}

function sink<T>(heap: T[], before: (a: T, b: T) => boolean): void {
  let at = 0
  for (;;) {
    let least = at
    for (const child of [at * 2 + 1, at * 2 + 2])
      if (child < heap.length && before(heap[child]!, heap[least]!)) least = child
    if (least === at) return
    ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
    at = least
  }
}
