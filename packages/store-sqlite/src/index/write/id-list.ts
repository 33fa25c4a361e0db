/** Identifiers of a segment as they are met: hash pairs and the event that holds them, in three parallel arrays. */
export class IdList {
  h1: Uint32Array
  h2: Uint32Array
  events: Uint32Array
  length = 0

  constructor(capacity: number) {
    this.h1 = new Uint32Array(capacity)
    this.h2 = new Uint32Array(capacity)
    this.events = new Uint32Array(capacity)
  }

  push(h1: number, h2: number, event: number): void {
    if (this.length === this.h1.length) this.reserve(1)
    const at = this.length++
    this.h1[at] = h1
    this.h2[at] = h2
    this.events[at] = event
  }

  /** Makes room for as many more. */
  reserve(more: number): void {
    if (this.length + more <= this.h1.length) return
    const capacity = Math.max(this.length + more, this.h1.length * 2)
    this.h1 = grown(this.h1, capacity)
    this.h2 = grown(this.h2, capacity)
    this.events = grown(this.events, capacity)
  }
}

function grown(array: Uint32Array, capacity: number): Uint32Array {
  const out = new Uint32Array(capacity)
  out.set(array)
  return out
}
