import { addTo, type Card, type Chart, type Link, partsOfCard } from './cards.ts'
import { hadTrouble } from './standing.ts'

/** More guests than this in a lane are folded into one card. */
const MOST_GUESTS = 6
/** So many with trouble keep a card of their own beside the group. */
const MOST_TROUBLED = 5

/** Id of the card that stands for the guests of a lane. */
export function groupId(lane: string | null): string {
  return `group@${lane ?? ''}`
}

/**
 * Folds the guests of lanes that have many: those that ever had trouble stay in sight, so that the picture does not
 * change its shape with the time that is looked at. `unfolded` are ids of groups that the person opened; the guest that
 * holds `open` is never folded away.
 */
export function folded(chart: Chart, unfolded: ReadonlySet<string>, open: string | null): Chart {
  const cardFor = new Map<string, Card>()
  const cards: Card[] = []
  for (const [lane, list] of Map.groupBy(chart.cards, (card) => card.lane)) {
    const guests = troubledFirst(list.filter(({ family }) => family === 'guest'))
    const others = list.filter(({ family }) => family !== 'guest')
    const inGroup = unfolded.has(groupId(lane)) ? [] : guestsToFold(guests, open)
    cards.push(...guests.filter((guest) => !inGroup.includes(guest)))
    if (inGroup.length > 0) cards.push(groupOf(lane, inGroup))
    cards.push(...others)
  }
  for (const card of cards) for (const each of [card, ...card.members]) cardFor.set(each.id, card)

  const links = new Map<string, Link>()
  for (const { from, to, edges } of chart.links) {
    addTo(links, cardFor.get(from)!.id, cardFor.get(to)!.id, ...edges)
  }
  return { cards, links: [...links.values()] }
}

/** Among those with trouble, and among the others, by name: `vm2` before `vm10`. */
function troubledFirst(guests: readonly Card[]): Card[] {
  const trouble = new Map(guests.map((guest) => [guest, Number(partsOfCard(guest).some(hadTrouble))]))
  return guests.toSorted(
    (a, b) => trouble.get(b)! - trouble.get(a)! || a.title.localeCompare(b.title, 'en', { numeric: true }),
  )
}

function guestsToFold(guests: readonly Card[], open: string | null): Card[] {
  if (guests.length <= MOST_GUESTS) return []
  const isOpen = (card: Card) => open !== null && partsOfCard(card).some(({ id }) => id === open)
  const troubled = guests.filter((guest) => partsOfCard(guest).some(hadTrouble))
  const shown = new Set([...(troubled.length <= MOST_TROUBLED ? troubled : []), ...guests.filter(isOpen)])
  const rest = guests.filter((guest) => !shown.has(guest))
  return rest.length > 1 ? rest : []
}

function groupOf(lane: string | null, members: Card[]): Card {
  const { family, column } = members[0]!
  return {
    id: groupId(lane),
    family,
    column,
    lane,
    title: '',
    nodes: members.flatMap(({ nodes }) => nodes),
    inner: members.flatMap(({ inner }) => inner),
    members,
  }
}
