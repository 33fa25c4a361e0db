/** Open-addressing map from 64-bit pattern keys to small numbers: one look-up an event, no allocation. */
export class TemplateTable {
  private slots = new Int32Array(4096).fill(-1)
  readonly key1: number[] = []
  readonly key2: number[] = []

  get size(): number {
    return this.key1.length
  }

  /** The number of this key, or -1 after adding it (its number is then `size - 1`). */
  findOrAdd(key1: number, key2: number): number {
    const mask = this.slots.length - 1
    let at = key1 & mask
    for (;;) {
      const number = this.slots[at]!
      if (number < 0) break
      if (this.key1[number] === key1 && this.key2[number] === key2) return number
      at = (at + 1) & mask
    }
    this.slots[at] = this.key1.length
    this.key1.push(key1)
    this.key2.push(key2)
    if (this.key1.length * 2 > this.slots.length) this.rehash()
    return -1
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = this.slots.length - 1
    for (let n = 0; n < this.key1.length; n++) {
      let at = this.key1[n]! & mask
      while (this.slots[at]! >= 0) at = (at + 1) & mask
      this.slots[at] = n
    }
  }
}
