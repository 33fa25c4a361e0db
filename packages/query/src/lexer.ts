import type { Comparison, Field, Span } from './ast.ts'

/** What stands before the colon: a field of events, or the time, which has a node of its own. */
export type FieldName = Field | 'time'

/** A piece of a search text. Spans lie in the text as typed; what a piece means is the parser's business. */
export type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not'; span: Span }
  /** `source:`, `level>=`. Its value, when there is one, starts where the span ends. */
  | { kind: 'field'; field: FieldName; comparison: Comparison; nameEnd: number; span: Span }
  /** A word or quoted text without its quotes and escapes; `prefix`: a `*` followed; `value`: of the field before it. */
  | { kind: 'text'; text: string; quoted: boolean; prefix: boolean; value: boolean; span: Span }
  | { kind: 'substring'; text: string; span: Span }
  | { kind: 'regex'; source: string; span: Span }
  /** A quote that is never closed; it swallows the rest of the text. */
  | { kind: 'unclosed'; span: Span }

const FIELD =
  /(level|source|host|program|component|op|thread|file|port|task|pattern|time)(:(?:>=|<=|>|<|=)?|>=|<=|>|<|(?<=level)=(?=[a-z]+(?:[\s)]|$)))/iy
const KEYWORDS = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
])
/** Japanese input methods type ” for both quotes. */
const CLOSING = new Map(['""', '“”', '””', '「」', '『』', '｢｣'].map((pair) => [pair[0], pair[1]]))
/** A minus negates only in front of these: `-->`, `--` and `- x` are text, as logs have them. */
const OPERAND_START = /[A-Za-z0-9_"(/~*\u0080-\uffff]/
const BLANK = /\s/

/**
 * Cuts a search text into tokens. Never fails, since people paste raw log lines: quotes, slashes, parentheses and
 * fields mean something only where a term starts, so `cpu3:2098123)ScsiDeviceIO`, `111(Connection refused)` and
 * `/vmfs/volumes/x` stay words.
 */
export function lex(text: string): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  /** The open parentheses; true for those that hold values: `source:(…)`. */
  const groups: boolean[] = []
  let at = 0

  while (true) {
    while (at < text.length && BLANK.test(folded[at]!)) at++
    if (at >= text.length) return tokens
    const before = tokens.at(-1)
    const afterField = before?.kind === 'field' && before.span.end === at
    const value = afterField || groups.at(-1) === true
    const token = readToken(at, afterField, value)
    if (token.kind === 'open') groups.push(value)
    if (token.kind === 'close') groups.pop()
    tokens.push(token)
    at = token.span.end
  }

  function readToken(start: number, afterField: boolean, value: boolean): Token {
    const c = folded[start]!
    const single = { start, end: start + 1 }
    if (c === '(') return { kind: 'open', span: single }
    if (c === ')' && groups.length > 0) return { kind: 'close', span: single }
    if (c === '-' && !afterField && OPERAND_START.test(folded[start + 1] ?? '')) return { kind: 'not', span: single }
    if (CLOSING.has(c)) {
      const quoted = readQuoted(folded, text, start)
      if (!quoted) return { kind: 'unclosed', span: { start, end: text.length } }
      const prefix = folded[quoted.end] === '*'
      const span = { start, end: quoted.end + (prefix ? 1 : 0) }
      return { kind: 'text', text: quoted.text, quoted: true, prefix, value, span }
    }
    if (afterField) return readWord(start, value)
    if (value) return readKeyword(start) ?? readWord(start, value)
    return (
      readRegex(text, start) ?? readSubstring(start) ?? readField(start) ?? readKeyword(start) ?? readWord(start, value)
    )
  }

  function readSubstring(start: number): Token | undefined {
    const next = folded[start + 1] ?? ' '
    if (folded[start] !== '~' || BLANK.test(next) || (next === ')' && groups.length > 0)) return undefined
    if (!CLOSING.has(next)) {
      const end = wordEnd(folded, start + 1, groups.length > 0)
      return { kind: 'substring', text: text.slice(start + 1, end), span: { start, end } }
    }
    const quoted = readQuoted(folded, text, start + 1)
    if (!quoted) return { kind: 'unclosed', span: { start: start + 1, end: text.length } }
    return { kind: 'substring', text: quoted.text, span: { start, end: quoted.end } }
  }

  function readField(start: number): Token | undefined {
    FIELD.lastIndex = start
    const match = FIELD.exec(folded)
    if (!match) return undefined
    const field = match[1]!.toLowerCase() as FieldName
    const comparison = (match[2]!.replace(':', '') || '=') as Comparison
    return {
      kind: 'field',
      field,
      comparison,
      nameEnd: start + field.length,
      span: { start, end: start + match[0].length },
    }
  }

  function readKeyword(start: number): Token | undefined {
    const end = wordEnd(folded, start, groups.length > 0)
    const kind = KEYWORDS.get(folded.slice(start, end))
    return kind && { kind, span: { start, end } }
  }

  function readWord(start: number, value: boolean): Token {
    const end = wordEnd(folded, start, groups.length > 0)
    const prefix = folded[end - 1] === '*'
    const word = text.slice(start, prefix ? end - 1 : end)
    return { kind: 'text', text: word, quoted: false, prefix, value, span: { start, end } }
  }
}

/** Full-width forms (and the minus and tilde of Japanese keyboards) as ASCII, each in its place. */
function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e\u2212\u301c]/g, (c) => {
    if (c === '\u2212') return '-'
    return c === '\u301c' ? '~' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)
  })
}

/** A word ends at a blank, or at the parenthesis that closes a group; parentheses of its own it keeps: `Cmd(0x45)`. */
function wordEnd(folded: string, start: number, inGroup: boolean): number {
  let own = 0
  for (let i = start; i < folded.length; i++) {
    const c = folded[i]!
    if (BLANK.test(c)) return i
    if (c === '(') own++
    else if (c === ')' && own > 0) own--
    else if (c === ')' && inGroup) return i
  }
  return folded.length
}

/** `"say \"x\" in C:\\tmp"`: only the closing quote and the backslash can be escaped; `end` is past the closing quote. */
function readQuoted(folded: string, text: string, start: number): { text: string; end: number } | undefined {
  const close = CLOSING.get(folded[start])
  let out = ''
  for (let i = start + 1; i < text.length; i++) {
    const c = folded[i]
    if (c === close) return { text: out, end: i + 1 }
    const next = folded[i + 1]
    if (c === '\\' && (next === close || next === '\\')) i++
    out += text[i]
  }
  return undefined
}

/**
 * `/lost \d+ paths\/s/`: the closing slash is the first that is neither escaped nor within `[…]`, and a term must end
 * there; anything else (`/var/log/vpxd`, `//`, `/`) is no regular expression. `\/` is given as `/`.
 */
function readRegex(text: string, start: number): Token | undefined {
  if (text[start] !== '/') return undefined
  let source = ''
  let inClass = false
  for (let i = start + 1; i < text.length; i++) {
    const c = text[i]!
    if (c === '/' && !inClass) {
      if (source === '' || !/[\s)]/.test(text[i + 1] ?? ' ')) return undefined
      return { kind: 'regex', source, span: { start, end: i + 1 } }
    }
    if (c === '[') inClass = true
    if (c === ']') inClass = false
    if (c === '\\' && i + 1 < text.length) {
      i++
      source += text[i] === '/' ? '/' : `\\${text[i]}`
    } else source += c
  }
  return undefined
}
