import type { Card, Chart } from './cards.ts'
import type { Band } from './layout.ts'
import { type Box, betweenBands, type Line, withinBand } from './lines.ts'

/** The line of every link, by its id. */
export function routesOf(
  { cards, links }: Chart,
  boxes: ReadonlyMap<string, Box>,
  bands: readonly Band[],
): Map<string, Line> {
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const tracks = new Tracks()
  const routes = links.map(({ id, from, to }): [string, Line] => {
    const [a, b] = [cardOf.get(from)!, cardOf.get(to)!]
    const [one, other] = [bandOf(a, bands), bandOf(b, bands)]
    if (one === other) return [id, withinBand(boxes.get(from)!, boxes.get(to)!)]
    // a line that leaves its band runs from the upper one down
    const [upper, lower, lane] = one.y < other.y ? [a, b, other] : [b, a, one]
    const side = lower.family === 'host' ? 'left' : 'right'
    const place = tracks.take(`${side}/${lower.column}`, upper.id)
    return [id, betweenBands({ from: boxes.get(upper.id)!, to: boxes.get(lower.id)!, lane, side, ...place })]
  })
  return new Map(routes)
}

function bandOf({ lane, family }: Card, bands: readonly Band[]): Band {
  const managers = lane === null && family === 'manager'
  return bands.find((band) => band.lane === lane && band.managers === managers)!
}

/** Tracks beside the columns: lines of one manager share one over all lanes, those of another take the next. */
class Tracks {
  private readonly taken = new Map<string, string[]>()
  private readonly channelsOf = new Map<string, string[]>()

  take(channel: string, manager: string): { track: number; leave: number; first: boolean } {
    const managers = this.taken.get(channel) ?? []
    const first = !managers.includes(manager)
    const channels = this.channelsOf.get(manager) ?? []
    if (first) {
      this.taken.set(channel, [...managers, manager])
      this.channelsOf.set(manager, [...channels, channel])
    }
    const track = this.taken.get(channel)!.indexOf(manager)
    return { track, leave: this.channelsOf.get(manager)!.indexOf(channel), first }
  }
}
