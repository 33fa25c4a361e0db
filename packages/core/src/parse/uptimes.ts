import type { Clock, LogFormat, LookAhead } from './format.ts'
import { newHeader } from './header.ts'
import { readIso } from './time.ts'

/**
 * Finds when the host was started, for a file whose first lines bear nothing but its uptime: by the uptime behind which
 * the first date stands, or, where no line bears a date, as if the last line had been written at the file's own time.
 */
export class UptimeScan implements LookAhead {
  readonly #format: LogFormat
  readonly #given: Clock
  readonly #header = newHeader()
  /** Microseconds; the highest so far. */
  #uptime = 0
  #boot: number | undefined

  constructor(format: LogFormat, clock: Clock) {
    this.#format = format
    this.#given = clock
  }

  push(line: string): void {
    if (this.#boot !== undefined) return
    const uptime = this.#format.uptimeOf?.(line) ?? -1
    if (uptime >= 0) this.#uptime = Math.max(this.#uptime, uptime)
    else if (readIso(line, 0, this.#given, this.#header) > 0) this.#boot = this.#header.time - this.#uptime
  }

  get clock(): Clock {
    return { ...this.#given, boot: this.#boot ?? this.#given.reference - this.#uptime }
  }
}
