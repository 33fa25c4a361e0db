import type { Node } from '@bundlescope/query/ast.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export type Stretch = { start: number; end: number }

/** What of a search text can be seen in a line: words, pieces, expressions. What is asked not to occur is left out. */
export type Wanted = { phrases: { tokens: string[]; prefix: boolean }[]; substrings: string[]; expressions: RegExp[] }

/** An expression over a longer text is not tried: marking must never hold up the page. */
const LONGEST_FOR_EXPRESSION = 20_000

export function wantedOf(node: Node): Wanted {
  const wanted: Wanted = { phrases: [], substrings: [], expressions: [] }
  collect(node, wanted)
  return wanted
}

/** Fields that name something which stands in the line as it is written in the query. */
const FIELDS_IN_TEXT = new Set(['op', 'task', 'port'])

function collect(node: Node, wanted: Wanted): void {
  if (node.kind === 'and' || node.kind === 'or') for (const child of node.children) collect(child, wanted)
  if (node.kind === 'phrase') wanted.phrases.push({ tokens: node.tokens, prefix: node.prefix })
  if (node.kind === 'substring') wanted.substrings.push(node.text)
  if (node.kind === 'regex') wanted.expressions.push(...compile(node.source))
  if (node.kind === 'field' && FIELDS_IN_TEXT.has(node.field)) {
    const tokens = tokenise(normalise(node.value))
    if (tokens.length) wanted.phrases.push({ tokens, prefix: node.prefix })
  }
}

/** The search takes `imu` where the expression allows it and `im` where not; marking needs every hit, so `g` as well. */
function compile(source: string): RegExp[] {
  for (const flags of ['gimu', 'gim']) {
    try {
      return [new RegExp(source, flags)]
    } catch {
      // the next flags, or nothing to mark
    }
  }
  return []
}

/** Where a text shows what was searched: sorted, not overlapping. */
export function hits(text: string, wanted: Wanted): Stretch[] {
  const found: Stretch[] = []
  if (wanted.phrases.length) phraseHits(text, wanted.phrases, found)
  if (wanted.substrings.length) substringHits(text, wanted.substrings, found)
  if (text.length <= LONGEST_FOR_EXPRESSION)
    for (const expression of wanted.expressions) regexHits(text, expression, found)
  return merge(found)
}

const WORD = /[A-Za-z0-9_\u0080-\u{10ffff}]+/gu

function phraseHits(text: string, phrases: Wanted['phrases'], found: Stretch[]): void {
  const words = Array.from(text.matchAll(WORD), (m) => ({
    start: m.index,
    end: m.index + m[0].length,
    token: normalise(m[0]),
  }))
  for (const { tokens, prefix } of phrases) {
    for (let w = 0; w + tokens.length <= words.length; w++) {
      const last = tokens.length - 1
      const fits = tokens.every((token, i) => {
        const word = words[w + i]?.token ?? ''
        return word === token || (prefix && i === last && word.startsWith(token))
      })
      if (fits) found.push({ start: words[w]!.start, end: words[w + last]!.end })
    }
  }
}

function substringHits(text: string, substrings: string[], found: Stretch[]): void {
  const { normal, origin } = normalWithOrigins(text)
  for (const wanted of substrings) {
    if (!wanted) continue
    for (let i = normal.indexOf(wanted); i >= 0; i = normal.indexOf(wanted, i + wanted.length)) {
      found.push({ start: origin(i), end: origin(i + wanted.length) })
    }
  }
}

/** Normalised text, and for a place in it the place in the original (full-width letters change the length of a text). */
function normalWithOrigins(text: string): { normal: string; origin: (i: number) => number } {
  const plain = normalise(text)
  if (plain.length === text.length) return { normal: plain, origin: (i) => i }
  const starts: number[] = []
  let normal = ''
  let at = 0
  for (const char of text) {
    const piece = normalise(char)
    for (let i = 0; i < piece.length; i++) starts.push(at)
    normal += piece
    at += char.length
  }
  return { normal, origin: (i) => starts[i] ?? text.length }
}

function regexHits(text: string, expression: RegExp, found: Stretch[]): void {
  for (const match of text.matchAll(expression)) {
    if (match[0]) found.push({ start: match.index, end: match.index + match[0].length })
    if (found.length > 500) return
  }
}

function merge(found: Stretch[]): Stretch[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const merged: Stretch[] = []
  for (const hit of sorted) {
    const last = merged.at(-1)
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else merged.push({ ...hit })
  }
  return merged
}
