import type { Health } from '@bundlescope/contract/analysis.ts'
import { DASHES, SIGNS } from '../diagram/signs.ts'
import type { Picture } from '../model/layout.ts'
import type { Box, Line } from '../model/lines.ts'

/** What is written into a card. */
interface CardText {
  id: string
  health: Health
  title: string
  parts: string
  /** Word of the health and the reason, or counts of a group. */
  state: string
  heading: boolean
}

interface LinkText {
  id: string
  health: Health
  label: string
}

export interface Sheet {
  title: string
  /** Below the title: investigation, moment. */
  subtitle: string
  lang: string
  bands: ReadonlyMap<string, string>
  cards: readonly CardText[]
  links: readonly LinkText[]
  legend: Readonly<Record<Health, string>>
}

const COLOURS: Readonly<Record<Health, { line: string; ground: string }>> = {
  ok: { line: '#14784a', ground: '#ffffff' },
  degraded: { line: '#8c5800', ground: '#fffaf0' },
  failed: { line: '#c0262d', ground: '#fdf1f1' },
  unknown: { line: '#56616d', ground: '#f5f6f8' },
}
const [TEXT, SOFT, LINE] = ['#1a222b', '#56616d', '#dfe3e8']
const FONT = "'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'Noto Sans', sans-serif"
const MARGIN = 24
const HEAD = 56
const FOOT = 40

/** The picture as one SVG that needs nothing else: light ground, colours as they are, fonts by family. */
export function svgOf({ width, height, bands, boxes, lines }: Picture, sheet: Sheet): string {
  const size = { width: width + 2 * MARGIN, height: height + HEAD + FOOT + MARGIN }
  const body = [
    ...bands.map((band) => bandOf(band, sheet.bands.get(band.id) ?? '')),
    ...sheet.links.map(({ id, health }) => lineOf(lines.get(id)!.path, health)),
    ...sheet.cards.map((card) => cardOf(boxes.get(card.id)!, card)),
    ...sheet.links.map((link) => labelOf(lines.get(link.id)!, link)),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" xml:lang="${escaped(sheet.lang)}" font-family="${escaped(FONT)}" font-size="13">`,
    `<title>${escaped(sheet.title)}</title>`,
    `<rect width="100%" height="100%" fill="#f5f6f8"/>`,
    text(MARGIN, 26, sheet.title, { size: 16, weight: 600 }),
    text(MARGIN, 44, sheet.subtitle, { fill: SOFT, size: 12 }),
    `<g transform="translate(${MARGIN} ${HEAD})">`,
    ...body,
    '</g>',
    legendOf(sheet.legend, size.height - 22),
    '</svg>',
  ].join('\n')
}

function bandOf({ x, y, width, height }: Box, title: string): string {
  const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="#ffffff" stroke="${LINE}"/>`
  return title ? ground + text(x + 18, y + 26, title, { fill: SOFT, size: 12 }) : ground
}

function lineOf(path: string, health: Health): string {
  const dash = DASHES[health] ? ` stroke-dasharray="${DASHES[health]}"` : ''
  const width = health === 'failed' ? 2.5 : 1.75
  return `<path d="${path}" fill="none" stroke="${COLOURS[health].line}" stroke-width="${width}"${dash}/>`
}

function cardOf({ x, y, width, height }: Box, { health, title, parts, state, heading }: CardText): string {
  if (heading) {
    const line = [title, parts, state].filter(Boolean).join('  ·  ')
    return signOf(x + 8, y + 7, 16, health) + text(x + 32, y + 20, fitted(line, 90), { weight: 600 })
  }
  const { line, ground } = COLOURS[health]
  const dash = health === 'unknown' ? ' stroke-dasharray="5 4"' : ''
  const room = Math.floor((width - 44) / 5.8)
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${ground}" stroke="${line}" stroke-width="1.75"${dash}/>`,
    signOf(x + 10, y + 9, 16, health),
    text(x + 34, y + 22, fitted(title, room - 2), { weight: 600 }),
    text(x + 34, y + 40, fitted(parts, room), { fill: SOFT, size: 11 }),
    text(x + 34, y + (parts ? 57 : 42), fitted(state, room), { fill: line, size: 11 }),
  ].join('')
}

function labelOf({ label: { x, y }, note, bare }: Line, { health, label: said }: LinkText): string {
  const label = bare ? '' : said
  const noted = note ? text(note.x, note.y + 10, said, { fill: SOFT, size: 10 }) : ''
  const width = label ? widthOf(label) * 7 + 32 : 22
  const left = x - width / 2
  const pill = `<rect x="${left}" y="${y - 11}" width="${width}" height="22" rx="11" fill="#ffffff" stroke="${LINE}"/>`
  const words = label ? text(left + 24, y + 4, label, { fill: COLOURS[health].line, size: 11 }) : ''
  return pill + signOf(left + 5, y - 6, 12, health) + words + noted
}

function signOf(x: number, y: number, size: number, health: Health): string {
  const { outline, mark } = SIGNS[health]
  const { line } = COLOURS[health]
  const [fill, stroke] = health === 'unknown' ? ['#ffffff', line] : [line, '#ffffff']
  const edge = health === 'unknown' ? ` stroke="${line}" stroke-width="1.3" stroke-dasharray="2 2"` : ''
  const draw = `<path d="${outline}" fill="${fill}"${edge}/><path d="${mark}" fill="none" stroke="${stroke}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`
  return `<g transform="translate(${x} ${y}) scale(${size / 16})">${draw}</g>`
}

function legendOf(words: Sheet['legend'], y: number): string {
  let x = MARGIN
  return (Object.keys(COLOURS) as Health[])
    .map((health) => {
      const dash = DASHES[health] ? ` stroke-dasharray="${DASHES[health]}"` : ''
      const { line } = COLOURS[health]
      const item = `<path d="M${x} ${y - 4}h26" stroke="${line}" stroke-width="2"${dash}/>${signOf(x + 32, y - 11, 14, health)}${text(x + 52, y, words[health], { size: 12 })}`
      x += 90 + widthOf(words[health]) * 7
      return item
    })
    .join('')
}

type Look = { fill?: string; size?: number; weight?: number }

function text(x: number, y: number, words: string, { fill = TEXT, size = 13, weight = 400 }: Look): string {
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`
}

/** Widths in letters: those of Japanese are as wide as two. */
function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
}

/** Cut to a width in letters: SVG breaks no lines and cuts nothing. */
function fitted(words: string, most: number): string {
  if (widthOf(words) <= most) return words
  let cut = ''
  for (const letter of words) {
    if (widthOf(cut + letter) > most - 1) break
    cut += letter
  }
  return `${cut}…`
}

/** What XML may not hold at all; names come from logs. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(words: string): string {
  return words.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
}
