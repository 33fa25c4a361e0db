/** What was found while a file was read ahead, handed out in the same order when it is read again. */
export class HandedOut<T> {
  readonly #all: T[] = []
  #next = 0

  add(item: T): void {
    this.#all.push(item)
  }

  next(): T | undefined {
    return this.#all[this.#next++]
  }

  get last(): T | undefined {
    return this.#all.at(-1)
  }

  get all(): readonly T[] {
    return this.#all
  }
}
