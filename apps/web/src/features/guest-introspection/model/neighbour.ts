/** Something in the picture that can have the focus. */
export interface Spot {
  id: string
  x: number
  y: number
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** How much more a step aside counts than a step ahead. */
const ASIDE = 2.5

/** Where an arrow key leads: the nearest spot in that direction; undefined for other keys and where nothing is. */
export function neighbour(spots: readonly Spot[], from: string, key: string): Spot | undefined {
  const direction = DIRECTIONS[key]
  const here = spots.find(({ id }) => id === from)
  if (!direction || !here) return undefined
  const [dx, dy] = direction
  let best: { spot: Spot; cost: number } | undefined
  for (const spot of spots) {
    const ahead = (spot.x - here.x) * dx + (spot.y - here.y) * dy
    const aside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx)
    if (spot === here || ahead <= 1 || aside > ahead * 4) continue
    const cost = ahead + aside * ASIDE
    if (!best || cost < best.cost) best = { spot, cost }
  }
  return best?.spot
}
