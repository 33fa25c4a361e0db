import type { Micros } from '@bundlescope/contract/time.ts'
import { useMemo } from 'react'
import { type Card, type Chart, cardStanding, type Link, labelsOf, linkStanding, partsOfCard } from '../model/cards.ts'
import { groupId } from '../model/fold.ts'
import type { Picture } from '../model/layout.ts'
import { hasChanged } from '../model/standing.ts'
import type { Span } from '../time/span.ts'
import type { BandNode } from './band-node.tsx'
import type { CardNode } from './card-node.tsx'
import type { LinkEdge } from './link-edge.tsx'
import { useCardName } from './names.ts'

interface Elements {
  chart: Chart
  picture: Picture
  at: Micros | null
  span: Span | null
  /** Id of the node or edge that is open. */
  open: string | null
  /** What the Tab key comes to. */
  tabStop: string | null
  unfolded: ReadonlySet<string>
  onCard: (card: Card) => void
  onLink: (link: Link) => void
  onFold: (group: string) => void
}

const STILL = { draggable: false, selectable: false, focusable: false, connectable: false } as const

/** The picture as the graph library takes it. */
export function useElements({ chart, picture, at, span, open, tabStop, unfolded, onCard, onLink, onFold }: Elements) {
  const nameOf = useCardName()
  const nodes = useMemo(() => {
    const bands = picture.bands.map((band): BandNode => {
      const { id, lane, x, y, width, height } = band
      const hasHeading = chart.cards.some((card) => card.lane === lane && card.family === 'host')
      const group = groupId(lane)
      const fold = !band.managers && unfolded.has(group) ? () => onFold(group) : null
      const data = { band, hasHeading, onFold: fold }
      return { id, type: 'band', position: { x, y }, width, height, data, zIndex: 0, ...STILL }
    })
    const cards = chart.cards.map((card): CardNode => {
      const { x, y, width, height } = picture.boxes.get(card.id)!
      const data = {
        card,
        standing: cardStanding(card, at),
        members: card.members.map((member) => cardStanding(member, at)),
        open: card.members.length === 0 && partsOfCard(card).some(({ id }) => id === open),
        tabStop: card.id === tabStop,
        changed: card.members.length === 0 ? changeIn(card, span) : null,
        onOpen: onCard,
      }
      // said to be measured, the node keeps what the library knows of its handles, and its lines stay where they are
      const size = { width, height, measured: { width, height } }
      return { id: card.id, type: 'card', position: { x, y }, ...size, data, zIndex: 2, ...STILL }
    })
    return [...bands, ...cards]
  }, [chart, picture, at, span, open, tabStop, unfolded, onCard, onFold])

  const edges = useMemo(() => {
    const titleOf = new Map(chart.cards.map((card) => [card.id, nameOf(card).title]))
    const labels = labelsOf(chart)
    return chart.links.map((link): LinkEdge => {
      const data = {
        link,
        line: picture.lines.get(link.id)!,
        standing: linkStanding(link, at),
        label: labels.get(link.id) ?? '',
        name: `${titleOf.get(link.from)} – ${titleOf.get(link.to)}`,
        open: link.edges.some(({ id }) => id === open),
        tabStop: link.id === tabStop,
        onOpen: onLink,
      }
      return { id: link.id, type: 'link', source: link.from, target: link.to, data, zIndex: 1, ...STILL }
    })
  }, [chart, picture, at, open, tabStop, onLink, nameOf])
  return { nodes, edges }
}

/** The first of its parts that changed: the one that its health hangs on, where it did. */
function changeIn(card: Card, span: Span | null): CardNode['data']['changed'] {
  const part = card.family === 'host' ? undefined : partsOfCard(card).find(hasChanged)
  return part && span ? { part, span } : null
}
