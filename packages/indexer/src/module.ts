import { readFileSync } from 'node:fs'
import type { Exports, Host } from './exports.ts'

const BUILT = new URL('../dist/indexer.wasm', import.meta.url)

let compiled: WebAssembly.Module | null = null

/**
 * A new indexer with memory of its own, as `pnpm build` made it of `../assembly`. V8 keeps one machine code of it for all threads
 * of the process.
 *
 * @throws Error when it was not built
 */
export function instantiate(host: Host): Exports {
  compiled ??= new WebAssembly.Module(builtBytes())
  return new WebAssembly.Instance(compiled, { segment: { ...host } }).exports as Exports
}

function builtBytes(): Buffer<ArrayBuffer> {
  try {
    return readFileSync(BUILT)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`the indexer is not built: run npm start or npm test, or "pnpm build" in packages/indexer (${why})`)
  }
}
