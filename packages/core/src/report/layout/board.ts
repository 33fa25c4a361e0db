import type { Block, Inline, Span } from '../blocks.ts'
import type { ReportPin } from '../report.ts'
import type { Style } from './document.ts'

const MOST_TEXT = 4000

/** What people pinned, in their order, with their notes. */
export function board(pins: readonly ReportPin[], style: Style): Block[] {
  return [
    { kind: 'heading', level: 2, text: [style.words.board] },
    ...pins.map((pin, n): Block => ({ kind: 'group', blocks: one(pin, n + 1, style) })),
  ]
}

function one(pin: ReportPin, number: number, { words, at }: Style): Block[] {
  const { kind, title, text, place, time, until, note, by, link } = pin
  const heading: Inline = [`${number}. ${words.pinKinds[kind] ?? kind}`, ...(title ? [`: ${title}`] : [])]
  const about: Span[] = []
  const say = (...spans: Span[]) => about.push(...(about.length > 0 ? [' · ', ...spans] : spans))
  if (time !== null) say(until === null ? at(time) : words.until(at(time), at(until)))
  if (place) say({ code: `${[place.bundle, place.path].filter(Boolean).join(' ')}:${place.line}` })
  if (by) say(words.pinnedBy(by))
  if (link) say({ link: words.open, href: link })
  const blocks: Block[] = [{ kind: 'heading', level: 3, text: heading }]
  if (about.length > 0) blocks.push({ kind: 'paragraph', tone: 'soft', text: about })
  if (text !== null)
    blocks.push({ kind: 'log', text: text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text })
  if (note.trim() !== '') blocks.push({ kind: 'note', markdown: note })
  return blocks
}
