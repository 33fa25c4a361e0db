import type { LiveEvent } from '@bundlescope/contract/live.ts'

type Listener = (event: LiveEvent) => void

/** Tells every open page what changed. Nothing is kept: who connects first gets the whole state (routes/live.ts). */
export class Live {
  readonly #listeners = new Set<Listener>()

  get listeners(): number {
    return this.#listeners.size
  }

  publish(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
