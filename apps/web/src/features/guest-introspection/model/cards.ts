import type { Topology, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { cardIdOf, type Family, nameOf, placeOfKind, rankInCard } from './kinds.ts'
import { isTrouble, type Part, type Standing, standingAt, worst } from './standing.ts'

/** A box of the diagram: one node, those of one machine that belong together, or many machines of the same kind. */
export interface Card {
  id: string
  family: Family
  column: number
  lane: string | null
  title: string
  /** The one first on which the health hangs. */
  nodes: TopologyNode[]
  /** Edges between its own nodes. */
  inner: TopologyEdge[]
  /** The cards folded into it; empty for a card of its own. */
  members: Card[]
}

/** A line between two cards: all edges between their nodes. */
export interface Link {
  id: string
  from: string
  to: string
  edges: TopologyEdge[]
}

export interface Chart {
  cards: Card[]
  links: Link[]
}

/** Lane of machines whose host nothing tells. */
const UNPLACED = '?'

/** Nodes and edges as cards and links, hosts in the order of their first node. */
export function chartOf({ nodes, edges }: Topology): Chart {
  const placed = nodes.map((node) => (node.lane === UNPLACED ? { ...node, lane: null } : node))
  const cards = [...Map.groupBy(placed, cardIdOf)].map(([id, group]) => cardOf(id, group))
  const cardOfNode = new Map(cards.flatMap((card) => card.nodes.map((node) => [node.id, card] as const)))
  const links = new Map<string, Link>()
  for (const edge of edges) {
    const from = cardOfNode.get(edge.from)
    const to = cardOfNode.get(edge.to)
    if (!from || !to) continue
    if (from === to) from.inner.push(edge)
    else addTo(links, from.id, to.id, edge)
  }
  return { cards, links: [...links.values()] }
}

function cardOf(id: string, group: readonly TopologyNode[]): Card {
  const nodes = group.toSorted((a, b) => rankInCard(a) - rankInCard(b))
  const first = nodes[0]!
  const { family, column } = placeOfKind(first)
  const title = family === 'guest' ? nameOf(first) : machineOf({ nodes }).label
  return { id, family, column, lane: first.lane, title, nodes, inner: [], members: [] }
}

/** Both directions between two cards are one line: `eam → manager` beside `manager → eam`. */
export function addTo(links: Map<string, Link>, from: string, to: string, ...edges: TopologyEdge[]): void {
  const known = links.get(`${from}→${to}`) ?? links.get(`${to}→${from}`)
  if (known) known.edges.push(...edges)
  else links.set(`${from}→${to}`, { id: `${from}→${to}`, from, to, edges: [...edges] })
}

/** Each protocol of a link once: `TCP 48651`. */
export function protocolOf({ edges }: Pick<Link, 'edges'>): string {
  return [...new Set(edges.flatMap(({ protocol }) => (protocol === null ? [] : [protocol])))].join(' · ')
}

/** What is written on the lines. Where many say the same of the same part (the guests of a host), the first says it. */
export function labelsOf({ cards, links }: Chart): Map<string, string> {
  const guests = new Set(cards.flatMap(({ id, family }) => (family === 'guest' ? [id] : [])))
  const order = new Map(cards.map(({ id }, i) => [id, i]))
  const said = new Set<string>()
  const labels = new Map<string, string>()
  for (const link of links.toSorted((a, b) => order.get(a.from)! - order.get(b.from)!)) {
    const label = protocolOf(link)
    const key = `${link.to} ${label}`
    labels.set(link.id, guests.has(link.from) && said.has(key) ? '' : label)
    if (guests.has(link.from)) said.add(key)
  }
  return labels
}

/** The node that stands for the machine of a card: its name is that of the card. */
export function machineOf({ nodes }: Pick<Card, 'nodes'>): TopologyNode {
  return nodes.find(({ kind }) => kind === 'sva' || kind === 'vm') ?? nodes[0]!
}

/** Everything that a click on a card or a link opens: its nodes and its edges. */
export function partsOfCard(card: Card): Part[] {
  return [...card.nodes, ...card.inner]
}

/** A card stands as its first node does, unless another of its parts is in trouble. Of a group: the gravest, and counts. */
export function cardStanding(card: Card, at: Micros | null): Standing {
  if (card.members.length > 0) return gravest(card.members.map((member) => cardStanding(member, at)))
  const [first, ...rest] = partsOfCard(card).map((part) => standingAt(part, at))
  const troubled = [first!, ...rest].filter(({ health }) => isTrouble(health))
  return troubled.length > 0 ? gravest(troubled) : first!
}

export function linkStanding({ edges }: Link, at: Micros | null): Standing {
  return gravest(edges.map((edge) => standingAt(edge, at)))
}

function gravest(standings: readonly Standing[]): Standing {
  const health = worst(standings.map((each) => each.health))
  return standings.find((each) => each.health === health)!
}
