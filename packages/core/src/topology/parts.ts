import type { LocalText, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { type EdgeKind, edgeId, type NodeKind, nodeId } from '../facts/gi/ids.ts'
import { standingOf, type Telling } from './telling.ts'

interface NodeDraft {
  kind: NodeKind
  /** With the kind it makes the id. */
  name: string
  label?: string
  lane: string | null
  product?: LocalText | null
  tellings: readonly Telling[]
  /** What is said where nothing tells anything. */
  why: LocalText
}

interface EdgeDraft {
  kind: EdgeKind
  name: string
  from: string
  to: string
  protocol: string | null
  tellings: readonly Telling[]
  why: LocalText
}

/** Gathers nodes and edges; what was told of each is kept, since other parts follow from it. */
export class Drawing {
  readonly nodes: TopologyNode[] = []
  readonly edges: TopologyEdge[] = []
  private readonly told = new Map<string, readonly Telling[]>()
  private readonly collected: number | null

  /** @param collected microseconds UTC: the time of what bears none. */
  constructor(collected: number | null) {
    this.collected = collected
  }

  node({ kind, name, label = name, lane, product = null, tellings, why }: NodeDraft): string {
    const id = nodeId(kind, name)
    if (this.told.has(id)) return id
    this.told.set(id, tellings)
    const standing = standingOf(tellings, this.collected, why)
    this.nodes.push({ id, kind, label, lane, product, ...standing, checks: [], passed: [], findings: [] })
    return id
  }

  edge({ kind, name, from, to, protocol, tellings, why }: EdgeDraft): string {
    const id = edgeId(kind, name)
    if (this.told.has(id)) return id
    this.told.set(id, tellings)
    const standing = standingOf(tellings, this.collected, why)
    this.edges.push({ id, kind, from, to, protocol, ...standing, checks: [], passed: [], findings: [] })
    return id
  }

  tellingsOf(id: string): readonly Telling[] {
    return this.told.get(id) ?? []
  }
}
