import sentences from './en/server.json'

/** Text of a key of server.json in the person's language, its slots filled. */
type Say = (key: string, slots: Record<string, string>) => string

/** What a slot takes, by its name; any other takes whatever stands there, which may be the name of a hostile file. */
const TAKES: Record<string, string> = {
  number: String.raw`\d[\d.]*`,
  total: String.raw`\d+`,
  at: String.raw`\d+`,
  amount: String.raw`\d+ (?:GiB|MiB|bytes)`,
  id: String.raw`\w+`,
  bundle: String.raw`\w+`,
}
/** Slots that hold another of the sentences, or text that is shown as it is. */
const NESTED = ['why', 'format']
/** Deeper than this nothing is looked for: `a.tgz: b.gz: cut off … (the file ends at …)`. */
const DEPTH = 4
/** Colons of a piece that may end a name: `a: b.log: cut off …`. */
const COLONS = 8
/** Beyond these lengths a text is no sentence of the server but something that someone wants to be read. */
const LONGEST = 20_000
const MOST_PIECES = 50

interface Sentence {
  key: string
  pattern: RegExp
  slots: string[]
}

const known: Sentence[] = Object.entries(sentences).flatMap(([group, texts]) =>
  Object.entries(texts).map(([name, text]) => sentence(`${group}.${name}`, text)),
)

/** The English text is the pattern: `cut off behind {{name}}, at byte {{at}}` → `^cut off behind (.+), at byte (\d+)$`. */
function sentence(key: string, text: string): Sentence {
  const [first = '', ...rest] = text.split('{{')
  const slots: string[] = []
  let pattern = literally(first)
  for (const part of rest) {
    const [slot = '', behind = ''] = part.split('}}')
    slots.push(slot)
    pattern += `(${TAKES[slot] ?? '.+'})${literally(behind)}`
  }
  return { key, pattern: new RegExp(`^${pattern}$`, 's'), slots }
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}

/** The sentence that a text is, and what stands in its slots; null for a text of no known sentence. */
export function recognise(text: string): { key: string; slots: Record<string, string> } | null {
  for (const { key, pattern, slots } of known) {
    const found = pattern.exec(text)
    if (found) return { key, slots: Object.fromEntries(slots.map((slot, i) => [slot, found[i + 1] ?? ''])) }
  }
  return null
}

/**
 * What the server said, in English, as `say` has it. Several sentences stand between semicolons, a name and a colon may
 * stand before one, and its cause in brackets behind it: `a.tgz: the archive is cut off at byte 9 (cannot be read); and
 * 3 more`. What is not known is shown as it is.
 */
export function serverText(text: string, say: Say): string {
  const pieces = text.split('; ')
  if (text.length > LONGEST || pieces.length > MOST_PIECES) return text
  const said = pieces.map((piece) => pieceText(piece, say, DEPTH))
  if (said.every((piece) => piece === null)) return pieceText(text, say, DEPTH) ?? text
  return said.map((piece, i) => piece ?? pieces[i]).join('、')
}

function pieceText(piece: string, say: Say, depth: number): string | null {
  if (depth === 0) return null
  return whole(piece, say, depth) ?? withCause(piece, say, depth) ?? afterName(piece, say, depth)
}

function whole(piece: string, say: Say, depth: number): string | null {
  const found = recognise(piece)
  if (!found) return null
  for (const slot of NESTED) {
    const inner = found.slots[slot]
    if (inner !== undefined) found.slots[slot] = pieceText(inner, say, depth - 1) ?? inner
  }
  return say(found.key, found.slots)
}

/** `cannot be read (EACCES)` */
function withCause(piece: string, say: Say, depth: number): string | null {
  const open = piece.indexOf(' (')
  if (open < 0 || !piece.endsWith(')')) return null
  const head = whole(piece.slice(0, open), say, depth)
  const cause = piece.slice(open + 2, -1)
  return head && `${head} (${pieceText(cause, say, depth - 1) ?? cause})`
}

/** `var/log/a.log: cut off after …`; names may hold colons themselves. */
function afterName(piece: string, say: Say, depth: number): string | null {
  let colon = piece.indexOf(': ')
  for (let i = 0; i < COLONS && colon >= 0; i++) {
    const rest = piece.slice(colon + 2)
    const said = whole(rest, say, depth) ?? withCause(rest, say, depth)
    if (said !== null) return `${piece.slice(0, colon)}: ${said}`
    colon = piece.indexOf(': ', colon + 2)
  }
  return null
}
