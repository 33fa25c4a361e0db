import { LEVELS } from '@bundlescope/contract/level.ts'
import { type Collected, NAMES, NUMBERS } from '@bundlescope/indexer/collected.ts'
import { compress, packBytes, packInts } from '../pack.ts'

/** What a segment's events have become: packed columns, blocks and postings, templates still numbered locally. */
export interface SegmentBody {
  events: number
  sorted: boolean
  /** Events whose stamp bears no zone: 0 none, 1 some (their column tells which), 2 all. */
  local: 0 | 1 | 2
  first: number
  last: number
  columns: [name: string, data: Buffer][]
  blocks: Buffer[]
  postings: Buffer[]
  templates: { keys: BigUint64Array; texts: string[] }
}

/** Packs what the indexer has collected. */
export class SegmentState {
  private readonly collected: Collected
  private blocks: Buffer[] = []
  /** The first event of each block, and of the open one. */
  private blockFirsts: number[] = [0]

  constructor(collected: Collected) {
    this.collected = collected
  }

  closeBlock(): void {
    this.blocks.push(compress(this.collected.takeBlock()))
    this.blockFirsts.push(this.collected.events)
  }

  /** Packs the segment and begins anew. */
  take(): SegmentBody {
    const { collected } = this
    const { events, sorted, texts, earliest: first, latest: last } = collected
    if (this.blockFirsts.at(-1)! < events) this.closeBlock()
    const { pages, firsts, places } = collected.postings()
    const columns: [string, Buffer][] = [
      ['time', packBytes(collected.steps())],
      ['level', packBytes(collected.levels())],
      ['block_firsts', packInts(Uint32Array.from(this.blockFirsts.slice(0, -1)))],
      ['posting_firsts', packInts(firsts)],
      ['posting_places', packInts(places)],
      ...rollupColumns(collected),
    ]
    for (const name of NUMBERS) columns.push([name, packBytes(collected.numbers(name))])
    const local = collected.locals === 0 ? 0 : collected.locals === events ? 2 : 1
    if (local === 1) columns.push(['local', packBytes(collected.isLocal())])
    for (const [n, name] of NAMES.entries()) {
      columns.push([name, packBytes(collected.nameNumbers(n))])
      columns.push([`${name}_names`, compress(collected.names(n))])
    }
    const templates = { keys: collected.keys(), texts }
    const body = {
      events,
      local,
      sorted,
      first,
      last,
      columns,
      blocks: this.blocks,
      postings: pages,
      templates,
    } as const
    this.discard()
    return body
  }

  discard(): void {
    this.collected.clear()
    this.blocks = []
    this.blockFirsts = [0]
  }
}

/** Events by minute and level: keys are minute * 8 + level, which fits 32 bits until the year 2990. */
function rollupColumns(collected: Collected): [string, Buffer][] {
  const cells = new Map<number, number>()
  const runs = collected.minutes()
  for (let at = 0; at < runs.length; at += 1 + LEVELS.length)
    for (let level = 0; level < LEVELS.length; level++) {
      const key = runs[at]! * LEVELS.length + level
      const count = runs[at + 1 + level]!
      if (count > 0) cells.set(key, (cells.get(key) ?? 0) + count)
    }
  const sorted = [...cells].sort((a, b) => a[0] - b[0])
  return [
    ['rollup_keys', packInts(Uint32Array.from(sorted, (cell) => cell[0]))],
    ['rollup_counts', packInts(Uint32Array.from(sorted, (cell) => cell[1]))],
  ]
}
