import type { Exports } from './exports.ts'

const PAGE = 1 << 16

/** The indexer's memory as the host sees it. It moves when it grows, which `room` alone makes it do. */
export class Memory {
  bytes!: Buffer
  ints!: Uint32Array
  doubles!: Float64Array
  /** See core's `FileSink`. */
  text!: Buffer
  private readonly wasm: Exports

  constructor(wasm: Exports) {
    this.wasm = wasm
    this.look()
  }

  /** Makes sure that so many bytes from `at` on are there. */
  room(at: number, length: number): void {
    const missing = at + length - this.bytes.length
    if (missing <= 0) return
    this.wasm.memory.grow(Math.ceil(missing / PAGE))
    this.look()
  }

  private look(): void {
    const { memory, TEXT, TEXT_SIZE } = this.wasm
    this.bytes = Buffer.from(memory.buffer)
    this.ints = new Uint32Array(memory.buffer)
    this.doubles = new Float64Array(memory.buffer)
    this.text = this.bytes.subarray(TEXT.value, TEXT.value + TEXT_SIZE.value)
  }
}
