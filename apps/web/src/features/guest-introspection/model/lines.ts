export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A line as an SVG path, and the middle of its label. */
export interface Line {
  path: string
  label: { x: number; y: number }
  /** Where its protocol is written instead, beginning there: the label has room for a sign only. */
  note: { x: number; y: number } | null
  /** Another line runs the same way for the most part, and says the same. */
  bare: boolean
}

/** Distance of the first track from its column, and of the tracks from each other. */
const TRACK = { first: 22, next: 26 }
const CORNER = 8

const LABELLED = { note: null, bare: false }

/** Between two cards of one band: a curve from column to column, a straight line within one, an arch over others. */
export function withinBand(from: Box, to: Box): Line {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from]
  if (left.x === right.x) {
    const [upper, lower] = from.y <= to.y ? [from, to] : [to, from]
    const x = upper.x + upper.width / 2
    const [top, bottom] = [upper.y + upper.height, lower.y]
    return { path: `M ${x} ${top} L ${x} ${bottom}`, label: { x, y: (top + bottom) / 2 }, ...LABELLED }
  }
  const [x1, y1, x2, y2] = [left.x + left.width, left.y + left.height / 2, right.x, right.y + right.height / 2]
  if (x2 - x1 > left.width) {
    const [a, b] = [left.x + left.width - 40, right.x + 40]
    const top = Math.min(left.y, right.y)
    const y = top - 12
    return {
      path: rounded([
        [a, left.y],
        [a, y],
        [b, y],
        [b, right.y],
      ]),
      label: { x: (a + b) / 2, y },
      ...LABELLED,
    }
  }
  const middle = (x1 + x2) / 2
  return {
    path: `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`,
    label: { x: middle, y: (y1 + y2) / 2 },
    ...LABELLED,
  }
}

interface Descent {
  /** The manager, the card in the lane, and the lane. */
  from: Box
  to: Box
  lane: Box
  side: 'left' | 'right'
  /** Place among the lines beside that column, and among those that leave the manager. */
  track: number
  leave: number
  /** The first of those that run from this manager to this column. */
  first: boolean
}

/** From a manager down to a card of a lane: along the row between the bands, down a track beside the column, into its side. */
export function betweenBands({ from, to, lane, side, track, leave, first }: Descent): Line {
  const x1 = from.x + from.width / 2 + (leave - 0.5) * 24
  const y1 = from.y + from.height
  const row = y1 + 34 + track * 8 + leave * 4
  const outwards = TRACK.first + track * TRACK.next
  const isLeft = side === 'left'
  const x2 = isLeft ? to.x - outwards : to.x + to.width + outwards
  const edge = isLeft ? to.x : to.x + to.width
  const y2 = isLeft ? to.y + to.height / 2 : to.y + 14 + (track % 4) * 13
  return {
    path: rounded([
      [x1, y1],
      [x1, row],
      [x2, row],
      [x2, y2],
      [edge, y2],
    ]),
    label: { x: x2, y: isLeft ? lane.y - 8 : lane.y + 20 },
    note: isLeft && first ? { x: x1 + 6, y: y1 + 17 } : null,
    bare: isLeft,
  }
}

/** A path of straight lines with rounded corners. */
function rounded(points: readonly (readonly [number, number])[]): string {
  const parts = points.slice(1, -1).map(([x, y], i) => {
    const [before, after] = [points[i]!, points[i + 2]!]
    const [ax, ay] = towards([x, y], before)
    const [bx, by] = towards([x, y], after)
    return `L ${ax} ${ay} Q ${x} ${y}, ${bx} ${by}`
  })
  const [first, last] = [points[0]!, points.at(-1)!]
  return [`M ${first[0]} ${first[1]}`, ...parts, `L ${last[0]} ${last[1]}`].join(' ')
}

/** The point a corner's radius away from a corner on the way to another point. */
function towards([x, y]: readonly [number, number], [tx, ty]: readonly [number, number]): [number, number] {
  const length = Math.hypot(tx - x, ty - y)
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length
  return [x + (tx - x) * share, y + (ty - y) * share]
}
