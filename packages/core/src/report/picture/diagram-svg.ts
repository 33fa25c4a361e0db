import { fitted } from '../columns.ts'
import type { ReportDiagram } from '../report.ts'
import type { Wording } from '../wording.ts'
import { COLUMNS, kindOf, ownerOf } from './kinds.ts'
import { element, svg, textAt } from './svg.ts'

type Node = ReportDiagram['nodes'][number]
type Edge = ReportDiagram['edges'][number]
interface Box {
  x: number
  y: number
}

const WIDTH = 960
const CARD = { width: 200, height: 42 }
const COLUMN = 240
const ROW = 54
/** Rows of a column that are drawn, the gravest first; the table beside the picture names the others. */
const MOST_ROWS = 9

const LOOK = {
  ok: { fill: '#1a6b34', mark: '✓', dash: '' },
  degraded: { fill: '#8a5200', mark: '!', dash: '' },
  failed: { fill: '#b3121d', mark: '✕', dash: '5 3' },
  unknown: { fill: '#565e69', mark: '?', dash: '2 3' },
} as const
const GRAVITY = ['failed', 'degraded', 'unknown', 'ok'] as const

/**
 * One lane of the diagram, small enough for a page: on top the managers that speak with it, then from the guests on the
 * left to the service VM on the right.
 *
 * @param lane host; null: machines of no known host
 */
export function laneSvg(picture: ReportDiagram, lane: string | null, words: Wording): string {
  const inside = picture.nodes.filter((node) => node.lane === lane && !isManager(node))
  return band(picture, managersOver(picture, lane), inside, lane ?? words.noHost, words)
}

/** Managers that the picture of a lane shows on top. */
export function managersOver({ nodes, edges }: ReportDiagram, lane: string | null): Node[] {
  const ids = new Set(nodes.filter((node) => node.lane === lane && !isManager(node)).map(({ id }) => id))
  const touching = edges.filter(({ from, to }) => ids.has(from) !== ids.has(to))
  return nodes
    .filter((node) => isManager(node) && touching.some(({ from, to }) => from === node.id || to === node.id))
    .slice(0, COLUMNS)
}

/** The managers and what they say to each other. */
export function managersSvg(picture: ReportDiagram, words: Wording): string {
  return band(picture, [], picture.nodes.filter(isManager), words.managers, words)
}

export function isManager({ lane, kind }: Node): boolean {
  return lane === null && ['vcenter', 'eam', 'manager', 'partner_mgr'].includes(kind)
}

function band(
  { edges }: ReportDiagram,
  managers: readonly Node[],
  inside: readonly Node[],
  heading: string,
  words: Wording,
): string {
  const boxes = new Map<string, Box>()
  const parts: string[] = []
  const place = (card: Card, box: Box): void => {
    for (const { id } of card) boxes.set(id, box)
    parts.push(drawn(card, box, words))
  }
  managers.forEach((node, n) => {
    place([node], { x: 10 + n * COLUMN, y: 4 })
  })
  const top = managers.length > 0 ? CARD.height + 44 : 4
  let rows = 0
  for (let column = 0; column < COLUMNS; column++) {
    const x = 10 + column * COLUMN
    const own = cardsOf(inside.filter((node) => kindOf(node.kind).column === column))
    const shown = own.length > MOST_ROWS ? own.slice(0, MOST_ROWS - 1) : own
    shown.forEach((card, n) => {
      place(card, { x, y: top + 34 + n * ROW })
    })
    const more = own.length - shown.length
    if (more > 0) parts.push(textAt(x + 10, top + 58 + shown.length * ROW, words.moreOf(more), { fill: '#565e69' }))
    rows = Math.max(rows, Math.min(own.length, MOST_ROWS))
  }
  const height = 34 + rows * ROW
  const frame = [
    element('rect', { x: 1, y: top, width: WIDTH - 2, height, rx: 4, fill: '#f5f6f8', stroke: '#d5d9de' }),
    textAt(12, top + 21, fitted(heading, 100), { 'font-size': 13, 'font-weight': 600, fill: '#1b1f24' }),
  ]
  const lines = edges.flatMap((edge) => lineOf(edge, boxes))
  return svg(WIDTH, top + height + 4, [...frame, ...lines, ...parts])
}

/** What is drawn as one: the parts of one VM. The gravest part first, and the gravest card. */
type Card = readonly Node[]

function cardsOf(nodes: readonly Node[]): Card[] {
  const cards = Map.groupBy(nodes, (node) => ownerOf(node) ?? node.id)
  return [...cards.values()].map((card) => card.toSorted(byGravity)).toSorted(([a], [b]) => byGravity(a!, b!))
}

function byGravity(a: Node, b: Node): number {
  return GRAVITY.indexOf(a.health) - GRAVITY.indexOf(b.health)
}

function drawn(card: Card, { x, y }: Box, words: Wording): string {
  const node = card[0]!
  const owner = ownerOf(node)
  const { fill, mark } = LOOK[node.health] ?? LOOK.unknown
  const what = owner === null ? kindOf(node.kind).name : node.label.replace(owner, '').trim() || kindOf(node.kind).name
  return element(
    'g',
    {},
    element('rect', { x, y, ...CARD, rx: 3, fill: '#fff', stroke: fill }),
    element('rect', { x, y, width: 18, height: CARD.height, rx: 3, fill }),
    textAt(x + 9, y + 26, mark, { 'text-anchor': 'middle', fill: '#fff', 'font-weight': 700, 'font-size': 12 }),
    textAt(x + 25, y + 17, fitted(owner ?? node.label, 27), { 'font-weight': 600, fill: '#1b1f24' }),
    textAt(x + 25, y + 33, fitted(`${what} · ${words.health[node.health] ?? node.health}`, 32), { fill: '#565e69' }),
  )
}

/** Keeps words that stand on a line readable. */
const HALO = { stroke: '#f5f6f8', 'stroke-width': 3, 'paint-order': 'stroke' }

function lineOf({ from, to, health, protocol }: Edge, boxes: ReadonlyMap<string, Box>): string[] {
  const [a, b] = [boxes.get(from), boxes.get(to)]
  if (!a || !b || a === b) return []
  const { fill, dash } = LOOK[health] ?? LOOK.unknown
  const look = { fill: 'none', stroke: fill, 'stroke-width': 1.5, 'stroke-dasharray': dash || 'none' }
  const [left, right] = a.x <= b.x ? [a, b] : [b, a]
  if (left.x === right.x) {
    const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
    const x = upper.x + CARD.width / 2
    return [element('line', { x1: x, x2: x, y1: upper.y + CARD.height, y2: lower.y, ...look })]
  }
  const [x1, y1] = [left.x + CARD.width, left.y + CARD.height / 2]
  const [x2, y2] = [right.x, right.y + CARD.height / 2]
  const middle = (x1 + x2) / 2
  const path = element('path', { d: `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`, ...look })
  if (!protocol) return [path]
  return [
    path,
    textAt(middle, (y1 + y2) / 2 - 4, fitted(protocol, 12), {
      'text-anchor': 'middle',
      fill,
      'font-size': 8.5,
      ...HALO,
    }),
  ]
}
