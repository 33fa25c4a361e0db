import type { Random } from '../random.ts'

/** Lines of one log, gathered in any order, given out in the order of their times. */
export class Log {
  readonly #lines: { time: number; text: string }[] = []

  add(time: number, text: string): void {
    this.#lines.push({ time, text })
  }

  /** The text of the log, or of the part of it that begins at `from` and ends before `to`. */
  text(from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY): string {
    const chosen = this.#lines.filter((line) => line.time >= from && line.time < to)
    chosen.sort((a, b) => a.time - b.time)
    return chosen.map((line) => `${line.text}\n`).join('')
  }
}

/** Calls `each` at irregular moments, `count` times or so between two times. */
export function during(r: Random, from: number, to: number, count: number, each: (time: number) => void): void {
  const step = (to - from) / count
  for (let time = from + step * r.next(); time < to; time += step * (0.2 + 1.6 * r.next())) each(Math.floor(time))
}
