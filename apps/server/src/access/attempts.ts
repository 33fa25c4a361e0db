import type { Failures } from '@bundlescope/store-sqlite/catalog/failures.ts'

const FIRST_MS = 2000
const LONGEST_MS = 15 * 60_000
/** So long after the last failure all is forgotten. */
const FORGET_MS = 24 * 3600_000
const MOST = 10_000

/**
 * Failed tries, of one kind, by a key: an account's name (whether it exists or not), an address. After a few, each further one
 * has to wait twice as long as the one before. Kept in the catalog: a restart forgets nothing.
 */
export class Attempts {
  readonly #failures: Failures
  readonly #kind: string
  readonly #free: number
  readonly #now: () => number

  /** `kind`: of the keys, `name` or `address`. `free`: so many need no waiting. `now`: ms since 1970. */
  constructor(failures: Failures, kind: string, free: number, now: () => number = Date.now) {
    this.#failures = failures
    this.#kind = kind
    this.#free = free
    this.#now = now
  }

  /** Milliseconds until one may try again; 0: now. */
  wait(key: string): number {
    const failures = this.#failures.get(this.#kind, key)
    if (!failures || failures.count < this.#free) return 0
    const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures.count - this.#free))
    return Math.max(0, failures.last + delay - this.#now())
  }

  /** To be called before a try, so that many at once count as many; `clear` when it went well. */
  begin(key: string): void {
    const known = this.#failures.get(this.#kind, key)
    const old = known === undefined || this.#now() - known.last > FORGET_MS
    this.#failures.put(this.#kind, key, { count: old ? 1 : known.count + 1, last: this.#now() }, MOST)
  }

  clear(key: string): void {
    this.#failures.clear(this.#kind, key)
  }
}
