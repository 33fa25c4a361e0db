import { Graph, layout as dagre } from '@dagrejs/dagre'
import type { Card, Chart, Link } from './cards.ts'
import { type Box, betweenBands, type Line, withinBand } from './lines.ts'

/** Sizes in the picture's own pixels. A card must hold its name, what it is and its health in words. */
export const CARD = { width: 208, height: 68 }
const HEADING = { width: 320, height: 30 }
const COLUMN = { gap: 116 }
const ROW_GAP = 16
/** Left and right of a lane run the lines that come from the managers. */
const BAND = { padding: 20, heading: 44, gap: 46, left: 56, right: 44 }
const COLUMNS = 4

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
  const width = 2 * BAND.padding + COLUMNS * CARD.width + (COLUMNS - 1) * COLUMN.gap + BAND.right
  let y = 0
  for (const { lane, managers, list } of bandsOf(cards)) {
    const heading = list.filter(({ family }) => family === 'host')
    const inside = list.filter(({ family }) => family !== 'host')
    const places = rowsOf(inside, links)
    const rows = Math.max(0, ...Array.from(places.values(), ({ bottom }) => bottom))
    const top = y + BAND.heading + Math.max(0, heading.length - 1) * (HEADING.height + 6)
    heading.forEach((card, i) => {
      boxes.set(card.id, { x: BAND.left + 10, y: y + 8 + i * (HEADING.height + 6), ...HEADING })
    })
    for (const { id, column } of inside) {
      const x = BAND.left + BAND.padding + column * (CARD.width + COLUMN.gap)
      boxes.set(id, { x, y: top + places.get(id)!.top, ...CARD })
    }
    const height = top + rows + BAND.padding - y
    bands.push({ id: `${managers ? 'managers' : 'lane'}@${lane ?? ''}`, lane, managers, x: BAND.left, y, width, height })
    y += height + BAND.gap
  }
  const height = Math.max(0, y - BAND.gap)
  return { width: BAND.left + width, height, bands, boxes, lines: linesOf({ cards, links }, boxes, bands) }
}

function bandsOf(cards: readonly Card[]): { lane: string | null; managers: boolean; list: Card[] }[] {
  const managers = cards.filter(({ lane, family }) => lane === null && family === 'manager')
  const lanes = Map.groupBy(
    cards.filter((card) => !managers.includes(card)),
    ({ lane }) => lane,
  )
  // machines of no known host come last
  const inOrder = [...lanes].toSorted(([a], [b]) => Number(a === null) - Number(b === null))
  return [
    ...(managers.length > 0 ? [{ lane: null, managers: true, list: managers }] : []),
    ...inOrder.map(([lane, list]) => ({ lane, managers: false, list })),
  ]
}

/**
 * Rows of the cards of a band. The columns are given by what a card is; dagre orders the rows so that lines cross least
 * and run straight. For that every column has at least one node, and every card hangs on one of the column before.
 */
function rowsOf(cards: readonly Card[], links: readonly Link[]): Map<string, { top: number; bottom: number }> {
  const graph = new Graph({ multigraph: false }).setGraph({
    rankdir: 'LR',
    nodesep: ROW_GAP,
    ranksep: COLUMN.gap,
    ranker: 'longest-path',
  })
  graph.setDefaultEdgeLabel(() => ({ weight: 1, minlen: 1 }))
  const columnOf = new Map(cards.map(({ id, column }) => [id, column]))
  for (const { id } of cards) graph.setNode(id, { ...CARD })
  for (const { from, to } of links) {
    const [a, b] = [columnOf.get(from), columnOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    const [left, right] = a < b ? [from, to] : [to, from]
    graph.setEdge(left, right, { minlen: Math.abs(b - a), weight: 2 })
  }
  let before: string | null = null
  for (let column = 0; column < COLUMNS; column++) {
    const own = cards.filter((card) => card.column === column)
    const spine = own[0]?.id ?? `empty ${column}`
    if (own.length === 0) graph.setNode(spine, { width: CARD.width, height: 1 })
    for (const id of before === null ? [] : [spine, ...own.map((card) => card.id)]) {
      if (!graph.hasEdge(before!, id)) graph.setEdge(before!, id, { minlen: 1, weight: 0 })
    }
    before = spine
  }
  dagre(graph)
  const tops = cards.map(({ id }) => ({ id, top: (graph.node(id) as { y: number }).y - CARD.height / 2 }))
  const least = Math.min(...tops.map(({ top }) => top))
  return new Map(tops.map(({ id, top }) => [id, { top: top - least, bottom: top - least + CARD.height }]))
}

function linesOf({ cards, links }: Chart, boxes: ReadonlyMap<string, Box>, bands: readonly Band[]): Map<string, Line> {
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const bandOf = (card: Card) => bands.find(({ managers, lane }) => lane === card.lane && managers === isManager(card))!
  const isManager = ({ lane, family }: Card) => lane === null && family === 'manager'
  const lines = new Map<string, Line>()
  const tracks = new Map<string, number>()
  for (const { id, from, to } of links) {
    const [a, b] = [cardOf.get(from)!, cardOf.get(to)!]
    const [one, other] = [bandOf(a), bandOf(b)]
    if (one === other) {
      lines.set(id, withinBand(boxes.get(from)!, boxes.get(to)!))
      continue
    }
    // a line that leaves its band runs from the upper one down
    const [upper, lower, target] = one.y < other.y ? [from, to, b] : [to, from, a]
    const box = boxes.get(lower)!
    const side = target.family === 'host' ? 'left' : 'right'
    const channel = `${side}/${target.column}`
    const track = trackOf(tracks, channel, upper)
    lines.set(id, betweenBands(boxes.get(upper)!, box, side, track, tracksFrom(tracks, upper), other.y < one.y ? one : other))
  }
  return lines
}

/** Lines of one manager share a track beside a column, those of another take the next. */
function trackOf(tracks: Map<string, number>, channel: string, from: string): number {
  const key = `${channel} ${from}`
  const known = tracks.get(key)
  if (known !== undefined) return known
  const next = [...tracks.keys()].filter((each) => each.startsWith(`${channel} `)).length
  tracks.set(key, next)
  return next
}

/** How many tracks a manager has already: its lines leave it side by side. */
function tracksFrom(tracks: ReadonlyMap<string, number>, from: string): number {
  return [...tracks.keys()].filter((each) => each.endsWith(` ${from}`)).length - 1
}
