import { layout as dagre, Graph } from '@dagrejs/dagre'
import { type Card, type Chart, type Link, partsOfCard } from './cards.ts'
import type { Box, Line } from './lines.ts'
import { routesOf } from './routes.ts'
import { hadTrouble } from './standing.ts'

/** Widths of the columns in the picture's own pixels: guests, VMCI, Mux, appliance. A card must hold its name and its health in words. */
const COLUMNS = [
  { x: 0, width: 188 },
  { x: 256, width: 164 },
  { x: 490, width: 164 },
  { x: 786, width: 204 },
] as const
const WIDTH = 990
const CARD_HEIGHT = 74
const ROW_GAP = 14
const HEADING = { width: 420, height: 30 }
/** On both sides of a lane run the lines that come from the managers. */
const BAND = { padding: 16, heading: 44, gap: 50, left: 72, right: 48 }

/** Managers on top, below them a lane a host. */
export interface Band extends Box {
  id: string
  /** The host; null for the managers (`managers`) and for machines whose host is not known. */
  lane: string | null
  managers: boolean
}

export interface Picture {
  width: number
  height: number
  bands: Band[]
  boxes: Map<string, Box>
  lines: Map<string, Line>
}

/** Places everything. The same chart gives the same picture. */
export function pictureOf({ cards, links }: Chart): Picture {
  const boxes = new Map<string, Box>()
  const bands: Band[] = []
  const width = 2 * BAND.padding + WIDTH + BAND.right
  let y = 0
  for (const { lane, managers, list } of bandsOf(cards)) {
    const heading = list.filter(({ family }) => family === 'host')
    const inside = list.filter(({ family }) => family !== 'host')
    const places = rowsOf(inside, links)
    const rows = Math.max(0, ...Array.from(places.values(), (place) => place + CARD_HEIGHT))
    const top = y + BAND.heading + Math.max(0, heading.length - 1) * (HEADING.height + 6)
    heading.forEach((card, i) => {
      boxes.set(card.id, { x: BAND.left + 10, y: y + 8 + i * (HEADING.height + 6), ...HEADING })
    })
    for (const { id, column } of inside) {
      const { x, width } = COLUMNS[column]!
      const left = BAND.left + BAND.padding + x
      boxes.set(id, { x: left, y: top + places.get(id)!, width, height: CARD_HEIGHT })
    }
    const height = top + rows + BAND.padding - y
    bands.push({
      id: `${managers ? 'managers' : 'lane'}@${lane ?? ''}`,
      lane,
      managers,
      x: BAND.left,
      y,
      width,
      height,
    })
    y += height + BAND.gap
  }
  const height = Math.max(0, y - BAND.gap)
  return { width: BAND.left + width, height, bands, boxes, lines: routesOf({ cards, links }, boxes, bands) }
}

function bandsOf(cards: readonly Card[]): { lane: string | null; managers: boolean; list: Card[] }[] {
  const managers = cards.filter(({ lane, family }) => lane === null && family === 'manager')
  const lanes = Map.groupBy(
    cards.filter((card) => !managers.includes(card)),
    ({ lane }) => lane,
  )
  // hosts with trouble come first, machines of no known host last, else by name: `esx2` before `esx10`
  const rank = (lane: string | null, list: readonly Card[]) =>
    lane === null ? 2 : list.some((card) => partsOfCard(card).some(hadTrouble)) ? 0 : 1
  const inOrder = [...lanes].toSorted(
    ([a, one], [b, other]) =>
      rank(a, one) - rank(b, other) || (a ?? '').localeCompare(b ?? '', 'en', { numeric: true }),
  )
  return [
    ...(managers.length > 0 ? [{ lane: null, managers: true, list: managers }] : []),
    ...inOrder.map(([lane, list]) => ({ lane, managers: false, list })),
  ]
}

/**
 * Tops of the cards of a band. The columns are given by what a card is; dagre finds the rows in which lines cross least
 * and run straight. For that every column has at least one node, and every card hangs on one of the column before.
 */
function rowsOf(cards: readonly Card[], links: readonly Link[]): Map<string, number> {
  const graph = new Graph().setGraph({ rankdir: 'LR', nodesep: ROW_GAP, ranksep: 80, ranker: 'longest-path' })
  const columnOf = new Map(cards.map(({ id, column }) => [id, column]))
  for (const { id } of cards) graph.setNode(id, { width: 100, height: CARD_HEIGHT })
  for (const { from, to } of links) {
    const [a, b] = [columnOf.get(from), columnOf.get(to)]
    // a line over other columns is an arch above them
    if (a === undefined || b === undefined || Math.abs(a - b) !== 1) continue
    graph.setEdge(a < b ? from : to, a < b ? to : from, { weight: 2 })
  }
  let before: string | null = null
  for (const column of COLUMNS.keys()) {
    const own = cards.filter((card) => card.column === column).map(({ id }) => id)
    const spine = own[0] ?? `empty ${column}`
    if (own.length === 0) graph.setNode(spine, { width: 100, height: 1 })
    if (before !== null) {
      for (const id of [spine, ...own]) if (!graph.hasEdge(before, id)) graph.setEdge(before, id, { weight: 1 })
    }
    before = spine
  }
  dagre(graph)
  const tops = new Map(cards.map(({ id }) => [id, (graph.node(id) as { y: number }).y - CARD_HEIGHT / 2]))
  inOrder(cards, tops)
  const least = Math.min(...tops.values())
  return new Map(Array.from(tops, ([id, top]) => [id, top - least]))
}

/** Guests of a lane hang on the same part, so that none crosses another: they stand as they come. */
function inOrder(cards: readonly Card[], tops: Map<string, number>): void {
  const guests = cards.filter(({ family }) => family === 'guest')
  const places = guests.map(({ id }) => tops.get(id)!).sort((a, b) => a - b)
  for (const [i, { id }] of guests.entries()) tops.set(id, places[i]!)
}
