import type { Health, Topology } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { type Part, type Standing, standingAt } from '../model/standing.ts'

export const COLUMNS = ['part', 'name', 'host', 'protocol', 'health'] as const
export type Column = (typeof COLUMNS)[number]
export interface Sorting {
  column: Column
  ascending: boolean
}

/** A node or an edge as a row: what the picture shows, in words. */
export interface Row {
  part: Part
  standing: Standing
  /** Text of each column; what is sorted by. */
  cells: Record<Column, string>
  /** `web01 → esx01`, for an edge. */
  ends: string | null
}

const GRAVEST_FIRST: readonly Health[] = ['failed', 'degraded', 'unknown', 'ok']

interface Names {
  /** What a kind is called. */
  kindName: (part: Part) => string
  /** The machine that a node is of. */
  nameFor: (part: Part) => string
}

/** Rows of all nodes and edges at a moment. */
export function rowsOf({ nodes, edges }: Topology, at: Micros | null, { kindName, nameFor }: Names): Row[] {
  const laneOf = new Map(nodes.map(({ id, lane }) => [id, lane]))
  const labelOf = new Map(nodes.map((node) => [node.id, nameFor(node)]))
  const rowOf = (part: Part, name: string, host: string | null, protocol: string | null, ends: string | null): Row => {
    const standing = standingAt(part, at)
    const rank = GRAVEST_FIRST.indexOf(standing.health)
    const cells = { part: kindName(part), name, host: host ?? '', protocol: protocol ?? '', health: String(rank) }
    return { part, standing, cells, ends }
  }
  return [
    ...nodes.map((node) => rowOf(node, nameFor(node), node.lane, null, null)),
    ...edges.map((edge) => {
      const ends = `${labelOf.get(edge.from) ?? edge.from} → ${labelOf.get(edge.to) ?? edge.to}`
      return rowOf(edge, ends, laneOf.get(edge.from) ?? laneOf.get(edge.to) ?? null, edge.protocol, ends)
    }),
  ]
}

/** Rows of equal text keep their order; empty cells come last either way. */
export function sorted(rows: readonly Row[], { column, ascending }: Sorting, lang: string): Row[] {
  const collator = new Intl.Collator(lang, { numeric: true })
  return rows.toSorted((a, b) => {
    const [one, other] = [a.cells[column], b.cells[column]]
    if ((one === '') !== (other === '')) return one === '' ? 1 : -1
    return collator.compare(one, other) * (ascending ? 1 : -1)
  })
}
