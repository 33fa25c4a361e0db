/** The part of WebAssembly's JavaScript interface that is used: TypeScript has its types with those of browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, (...args: number[]) => unknown>>)
    readonly exports: object
  }
  interface Memory {
    readonly buffer: ArrayBuffer
    /** By so many pages of 64 KiB. */
    grow(pages: number): number
  }
  interface Global {
    readonly value: number
  }
}
