import { LEVELS } from '@bundlescope/contract/level.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { compareKeys, type Key } from '../key.ts'
import { Evaluator } from './evaluate.ts'
import type { IndexFile } from './index-file.ts'
import { countIn, full, intersect, type Mask } from './mask.ts'
import type { Segment } from './segment.ts'

/** The events of one segment that a scope selects: those of places [lo, hi) in order of time whose mask and level agree. */
export class Selection {
  readonly index: IndexFile
  readonly segment: Segment
  readonly lo: number
  readonly hi: number
  readonly times: Float64Array
  readonly order: Uint32Array | null
  /** By ordinal; null: all. */
  readonly mask: Mask | null
  /** A byte a level code: 1 where the scope asks for it; null: every level. */
  private readonly allowed: Uint8Array | null
  private readonly levels: ArrayLike<number> | null

  /** @param evaluate answers the query in place of the usual way, for the events in `candidates` */
  constructor(
    index: IndexFile,
    segment: Segment,
    scope: Scope,
    check: () => void,
    evaluate?: (candidates: Mask) => Mask,
  ) {
    this.index = index
    this.segment = segment
    const { times, order } = segment.ascending()
    this.times = times
    this.order = order
    this.lo = scope.from === null ? 0 : lowerBound(times, scope.from)
    this.hi = scope.to === null ? times.length : lowerBound(times, scope.to)
    this.allowed = scope.levels && Uint8Array.from(LEVELS, (_, code) => (scope.levels!.includes(code) ? 1 : 0))
    this.levels = this.allowed && segment.ints('level')
    const all = this.lo >= this.hi || scope.where.kind === 'all'
    const matching = all ? null : evaluate ? evaluate(this.window()) : this.evaluated(scope.where, check)
    const shown = segment.shown()
    this.mask = shown && matching ? intersect(matching, shown) : (shown ?? matching)
  }

  get everyLevel(): boolean {
    return this.levels === null
  }

  ordinal(place: number): number {
    return this.order ? this.order[place]! : place
  }

  /** Calls back for every selected event, in order of time; `everyLevel` leaves the scope's levels out of account. */
  each(visit: (ordinal: number, time: number) => void, everyLevel = false): void {
    const { times } = this
    for (let place = this.lo; place < this.hi; place++) {
      const i = this.ordinal(place)
      if (this.mask !== null && this.mask[i] === 0) continue
      if (!everyLevel && this.levels !== null && this.allowed![this.levels[i]!] === 0) continue
      visit(i, times[place]!)
    }
  }

  count(): number {
    return this.countBefore(this.hi)
  }

  /** How many selected events stand before the key. */
  rank(key: Key): number {
    return this.countBefore(Math.min(this.placeOf(key), this.hi))
  }

  /** First place at or behind the key, whether selected or not. */
  placeOf(key: Key): number {
    let place = lowerBound(this.times, key.time)
    const { bundle } = this.index
    const { file } = this.segment.row
    while (place < this.times.length && this.times[place] === key.time) {
      const byte = this.segment.offsets()[this.ordinal(place)]!
      if (compareKeys({ time: key.time, bundle, file, byte }, key) >= 0) break
      place++
    }
    return place
  }

  /** The selected place at or after (`step` 1) or at or before (-1) this one; -1 when there is none. */
  next(place: number, step: 1 | -1): number {
    for (
      let at = step === 1 ? Math.max(place, this.lo) : Math.min(place, this.hi - 1);
      at >= this.lo && at < this.hi;
      at += step
    ) {
      if (this.holds(this.ordinal(at))) return at
    }
    return -1
  }

  private holds(ordinal: number): boolean {
    if (this.mask !== null && this.mask[ordinal] === 0) return false
    return this.levels === null || this.allowed![this.levels[ordinal]!] === 1
  }

  private countBefore(end: number): number {
    if (this.mask === null && this.levels === null) return Math.max(0, end - this.lo)
    if (this.levels === null && this.order === null) return countIn(this.mask!, this.lo, end)
    let n = 0
    for (let place = this.lo; place < end; place++) if (this.holds(this.ordinal(place))) n++
    return n
  }

  private evaluated(where: Node, check: () => void): Mask {
    const { segment, index } = this
    return segment.mask(`${this.lo} ${this.hi} ${meaningOf(where)}`, () =>
      new Evaluator(index, segment, check).evaluate(where, this.window()),
    )
  }

  /** The window as a mask: what the evaluator may restrict its reading to. */
  private window(): Mask {
    const { length } = this.times
    if (this.lo === 0 && this.hi === length) return full(length)
    const mask = new Uint8Array(length)
    if (!this.order) return mask.fill(1, this.lo, this.hi)
    for (let place = this.lo; place < this.hi; place++) mask[this.order[place]!] = 1
    return mask
  }
}

/** First index whose value is not below `value`. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let lo = 0
  let hi = sorted.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (sorted[mid]! < value) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** The query without the places it stood at: the same for all who ask the same. */
function meaningOf(where: Node): string {
  return JSON.stringify(where, (key, value: unknown) => (key === 'span' ? undefined : value))
}
