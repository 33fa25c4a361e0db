import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'

/** What tells one place from another, however it is described: two pins with the same key stand at the same thing. */
export function anchorKey(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'line':
      return ['line', anchor.sha256, anchor.member, anchor.path, anchor.byteFrom].join('\n')
    case 'row':
      return ['row', anchor.sha256, anchor.member, anchor.path, anchor.line].join('\n')
    case 'range':
      return ['range', anchor.from, anchor.to, anchor.address].join('\n')
    case 'operation':
      return `operation\n${anchor.op}`
    case 'finding':
      return `finding\n${anchor.finding}`
    case 'node':
      return `node\n${anchor.node}`
    case 'note':
      return ''
  }
}

/** The pin that stands where the anchor does. Notes that stand alone are alike to nothing. */
export function pinAt(pins: readonly Pin[] | undefined, anchor: Anchor): Pin | undefined {
  const key = anchorKey(anchor)
  return key === '' ? undefined : pins?.find((pin) => anchorKey(pin.anchor) === key)
}

/** When it happened: of a range its start; null where nothing is known. */
export function timeOfAnchor(anchor: Anchor): Micros | null {
  if (anchor.kind === 'note') return null
  const iso = anchor.kind === 'range' ? anchor.from : anchor.time
  return iso === null ? null : (parseMicros(iso) ?? null)
}

/** As the person put them, or by time: those without any come last, in the order of the board. */
export function ordered(pins: readonly Pin[], by: 'hand' | 'time'): Pin[] {
  const byHand = pins.toSorted((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id))
  if (by === 'hand') return byHand
  const time = (pin: Pin) => timeOfAnchor(pin.anchor) ?? Number.POSITIVE_INFINITY
  return byHand.toSorted((a, b) => compare(time(a), time(b)))
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
