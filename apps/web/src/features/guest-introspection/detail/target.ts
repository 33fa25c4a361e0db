import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { type Card, type Chart, type Link, partsOfCard } from '../model/cards.ts'
import type { Part } from '../model/standing.ts'

/** What is open: a card with its parts, or a link with its edges; the part that was meant first. */
export type Target =
  | { kind: 'card'; card: Card; parts: Part[] }
  | { kind: 'link'; link: Link; ends: [Card, Card]; parts: Part[] }

/** Finds what an id of a node or an edge belongs to, in the chart before folding. */
export function targetOf({ cards, links }: Chart, id: string | null): Target | null {
  if (id === null) return null
  const card = cards.find((each) => partsOfCard(each).some((part) => part.id === id))
  if (card) return { kind: 'card', card, parts: partsOfCard(card) }
  const link = links.find(({ edges }) => edges.some((edge) => edge.id === id))
  if (!link) return null
  const end = (of: string) => cards.find((each) => each.id === of)!
  return { kind: 'link', link, ends: [end(link.from), end(link.to)], parts: link.edges }
}

/** A sentence that names commands in backticks, in pieces: text and commands take turns, text first. */
export function piecesOf(text: string): string[] {
  return text.split(/`([^`]+)`/)
}

/** The same thing is missing for many checks: each is told once. */
export function distinctTexts(texts: readonly LocalText[]): LocalText[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()]
}
