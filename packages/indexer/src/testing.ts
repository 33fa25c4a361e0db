import type { Header } from '@bundlescope/core/parse/header.ts'
import { Collected } from './collected.ts'
import type { Exports } from './exports.ts'
import type { Indexer } from './indexer.ts'
import { Memory } from './memory.ts'
import { instantiate } from './module.ts'

/** For tests: what the indexer has collected besides what the store takes. */

/** Both parts of the hash of each identifier, in the order they were met. */
export function identifiersOf(indexer: Indexer): string[] {
  const { wasm, memory } = inside(indexer)
  const all = new BigUint64Array(memory.bytes.buffer, wasm.IDENTIFIERS.value, wasm.identifiers.value)
  return Array.from(all, (one) => `${one >> 32n}.${(one >> 17n) & 0x7fffn}`)
}

/** Names by their numbers: see assembly/row.ts. */
const IMPLIED = ['', 'vmkernel', 'hostd', 'vpxa', 'rhttpproxy', 'fdm']

/** The header that was read last, `text` being the line's. */
export function headerOf(indexer: Indexer, line: string): Header {
  const { wasm, memory } = inside(indexer)
  const row = wasm.ROWS.value
  const field = (n: number) => {
    const at = (row + 24 + 8 * n) >> 2
    return line.slice(memory.ints[at], memory.ints[at + 1])
  }
  return {
    time: memory.doubles[row >> 3]!,
    level: memory.ints[(row + 16) >> 2]!,
    messageStart: memory.ints[(row + 20) >> 2]!,
    component: field(0),
    program: IMPLIED[memory.ints[(row + 68) >> 2]!] || field(1),
    thread: field(2),
    op: field(3),
    extra: field(4),
  }
}

/** The pages of postings of some hashes: the first, the second, and the event. */
export function postingsOf(identifiers: readonly [h1: number, h2: number, event: number][]) {
  const wasm = instantiate({ fold: () => 0, pattern: () => undefined })
  for (const [h1, h2, event] of identifiers) wasm.addIdentifier((BigInt(h1) << 32n) | (BigInt(h2) << 17n), event, 1)
  return new Collected(wasm, new Memory(wasm)).postings()
}

function inside(indexer: Indexer) {
  return indexer as unknown as { wasm: Exports; memory: Memory }
}
