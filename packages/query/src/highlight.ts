import type { Span } from './ast.ts'
import { lex, type Token } from './lexer.ts'
import { MAX_TEXT, parseQuery } from './parser.ts'

export type HighlightKind = 'field' | 'operator' | 'value' | 'phrase' | 'regex' | 'negation' | 'error'
export interface Highlight extends Span {
  kind: HighlightKind
}

/**
 * What to colour in a search text while it is being typed: spans in order, none overlapping; plain words and blanks
 * have none. The place of the error, if there is one, hides what else is there.
 */
export function highlightQuery(text: string): Highlight[] {
  const parts = text.length > MAX_TEXT ? [] : lex(text).flatMap(colour)
  const result = parseQuery(text, { now: 0 })
  if (result.ok) return parts
  const error = result.span
  const rest = parts.flatMap((part) => [
    { ...part, end: Math.min(part.end, error.start) },
    { ...part, start: Math.max(part.start, error.end) },
  ])
  const visible = [...rest, { ...error, kind: 'error' as const }].filter((part) => part.start < part.end)
  return visible.sort((a, b) => a.start - b.start)
}

function colour(token: Token): Highlight[] {
  const { start, end } = token.span
  switch (token.kind) {
    case 'open':
    case 'close':
    case 'and':
    case 'or':
      return [{ start, end, kind: 'operator' }]
    case 'not':
      return [{ start, end, kind: 'negation' }]
    case 'field':
      return [
        { start, end: token.nameEnd, kind: 'field' },
        { start: token.nameEnd, end, kind: 'operator' },
      ]
    case 'text':
      if (token.value) return [{ start, end, kind: 'value' }]
      return token.quoted ? [{ start, end, kind: 'phrase' }] : []
    case 'substring':
      return [
        { start, end: start + 1, kind: 'operator' },
        { start: start + 1, end, kind: 'phrase' },
      ]
    case 'regex':
      return [{ start, end, kind: 'regex' }]
    case 'unclosed':
      return [{ start, end, kind: 'error' }]
  }
}
