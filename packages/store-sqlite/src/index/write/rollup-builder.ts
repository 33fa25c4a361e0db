import { LEVELS } from '@bundlescope/contract/level.ts'

const MINUTE = 60e6

/** Counts events by minute and level. Neighbours share their minute, so the map is touched once a minute. */
export class RollupBuilder {
  private readonly cells = new Map<number, number>()
  private readonly open = new Uint32Array(LEVELS.length)
  private minute = 0

  add(time: number, level: number): void {
    const minute = Math.floor(time / MINUTE)
    if (minute !== this.minute) {
      this.flush()
      this.minute = minute
    }
    this.open[level]!++
  }

  /** Keys are minute * 8 + level, which fits 32 bits until the year 2990. Then begins anew. */
  take(): { keys: Uint32Array; counts: Uint32Array } {
    this.flush()
    const cells = [...this.cells].sort((a, b) => a[0] - b[0])
    this.cells.clear()
    return { keys: Uint32Array.from(cells, (cell) => cell[0]), counts: Uint32Array.from(cells, (cell) => cell[1]) }
  }

  private flush(): void {
    for (let level = 0; level < this.open.length; level++) {
      const n = this.open[level]!
      if (n === 0) continue
      const key = this.minute * LEVELS.length + level
      this.cells.set(key, (this.cells.get(key) ?? 0) + n)
      this.open[level] = 0
    }
  }
}
