import { LEVELS, levelOf } from '@bundlescope/contract/level.ts'
import type { Comparison, Node, Span } from './ast.ts'
import { QueryError } from './error.ts'
import { readInstant } from './instant.ts'
import type { FieldName, Token } from './lexer.ts'
import { compileRegex, MAX_REGEX } from './regex.ts'
import { isTokenCode, normalise, tokenise } from './token.ts'

type TextToken = Extract<Token, { kind: 'text' }>

/** Scripts written without blanks: a "word" of them is a part of a longer run, so it is looked for as a substring. */
const NO_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * A bare word or quoted text. Words are tokens (`task-116952` is a phrase of two); Japanese words and text without
 * any token (`-->`) are substrings. Empty quotes and a lone `*` hold everywhere.
 */
export function wordNode(token: TextToken): Node {
  const { span, prefix } = token
  const text = normalise(token.text)
  if (text.trim() === '') return { kind: 'all', span }
  const tokens = tokenise(text)
  if (tokens.length === 0 || NO_BLANKS.test(text)) return { kind: 'substring', text, span }
  return { kind: 'phrase', tokens, prefix: prefix && isTokenCode(text.charCodeAt(text.length - 1)), span }
}

/** True for a bare word without letters and digits of any script (`-->`): next to other words it asks for nothing. */
export function isPunctuation(token: Token): boolean {
  return token.kind === 'text' && !token.quoted && !/[\p{L}\p{N}_]/u.test(normalise(token.text))
}

export function substringNode(text: string, span: Span): Node {
  return text === '' ? { kind: 'all', span } : { kind: 'substring', text: normalise(text), span }
}

export function regexNode(source: string, span: Span): Node {
  if (source.length > MAX_REGEX) {
    throw new QueryError('bad-regex', `A regular expression may have ${MAX_REGEX} characters at most`, span)
  }
  try {
    compileRegex(source)
  } catch (error) {
    // The engine repeats the whole expression: `Invalid regular expression: /(/im: Unterminated group`.
    const reason = error instanceof Error ? error.message.replace(/^.*: /s, '') : String(error)
    throw new QueryError('bad-regex', `This is no regular expression: ${reason}`, span)
  }
  return { kind: 'regex', source, span }
}

/** `value` of a field; `span` is what an error points at, and the node's. */
export function fieldNode(field: FieldName, comparison: Comparison, token: TextToken, span: Span, now?: number): Node {
  const { text, prefix } = token
  if (text.trim() === '') {
    throw new QueryError(
      'empty-value',
      `Nothing to look for after ${field}${comparison === '=' ? ':' : comparison}`,
      span,
    )
  }
  if (field === 'time') return timeNode(comparison, text, span, token.span, now)
  if (field === 'level') return levelNode(comparison, text + (prefix ? '*' : ''), span, token.span)
  if (comparison !== '=') {
    throw new QueryError('not-comparable', `Only level and time can be compared; write ${field}:value`, span)
  }
  const value = checkedValue(field, text, prefix, token.span)
  return { kind: 'field', field, comparison, value, prefix: prefix && field !== 'file', span }
}

function checkedValue(field: FieldName, text: string, prefix: boolean, span: Span): string {
  const plain = normalise(text).trim()
  if (field === 'port') {
    if (!/^\d{1,5}$/.test(plain) || Number(plain) > 65535 || prefix) {
      throw new QueryError('bad-port', 'A port is a number from 0 to 65535', span)
    }
    return String(Number(plain))
  }
  if (field === 'pattern') {
    if (!/^[0-9a-f]{8,16}$/.test(plain) || prefix) {
      throw new QueryError('bad-pattern', 'The id of a pattern has 8 to 16 hexadecimal digits', span)
    }
    return plain
  }
  if (field === 'task' && tokenise(plain).length === 0) {
    throw new QueryError('empty-value', 'A task has a name or a number', span)
  }
  return text
}

function levelNode(comparison: Comparison, word: string, span: Span, valueSpan: Span): Node {
  const value = levelOf(normalise(word).trim())
  // Not only undefined: a table may answer words like `constructor`.
  if (!value || !LEVELS.includes(value)) {
    throw new QueryError(
      'unknown-level',
      `“${word}” is no level; there are ${[...LEVELS].reverse().join(', ')}`,
      valueSpan,
    )
  }
  return { kind: 'field', field: 'level', comparison, value, prefix: false, span }
}

/** `time:2020-12-07T09:20` is the whole minute; comparisons are with its start. */
function timeNode(comparison: Comparison, text: string, span: Span, valueSpan: Span, now?: number): Node {
  const instant = readInstant(text, now)
  if (!instant) {
    throw new QueryError(
      'bad-time',
      `“${text}” is no time; write 2020-12-07T09:20:50Z or "2020-12-07 18:20+09:00"`,
      valueSpan,
    )
  }
  const { micros, width } = instant
  if (comparison !== '=' || width === 1) return { kind: 'time', comparison, micros, span }
  return {
    kind: 'and',
    children: [
      { kind: 'time', comparison: '>=', micros, span },
      { kind: 'time', comparison: '<', micros: micros + width, span },
    ],
    span,
  }
}
