/** An array of unsigned 32-bit numbers that doubles as it fills: what a segment is collected in. */
export class Growable32 {
  data: Uint32Array
  length = 0

  constructor(capacity = 1024) {
    this.data = new Uint32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1)
    this.data[this.length++] = value
  }

  reserve(more: number): void {
    const need = this.length + more
    if (need <= this.data.length) return
    const grown = new Uint32Array(Math.max(need, this.data.length * 2))
    grown.set(this.data)
    this.data = grown
  }

  view(): Uint32Array {
    return this.data.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }
}
