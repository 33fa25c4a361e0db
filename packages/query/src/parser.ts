import type { Comparison, Node, ParseResult, Span } from './ast.ts'
import { QueryError } from './error.ts'
import { type FieldName, lex, type Token } from './lexer.ts'
import { fieldNode, isPunctuation, regexNode, substringNode, wordNode } from './term.ts'

/** Longest search text. */
export const MAX_TEXT = 8000
const MAX_DEPTH = 100

export interface ParseOptions {
  /** Microseconds UTC that `time>=now-15m` counts from; without it such times are errors. */
  now?: number
}

/**
 * Reads a search text. Never throws: what cannot be read becomes a code, a sentence, and the place of the error.
 *
 * ```text
 * query   = and (OR and)*          AND binds tighter: `a b OR c` is `(a b) OR c`
 * and     = unary ((AND)? unary)*
 * unary   = (NOT | -) unary | term
 * term    = word | prefix* | "a phrase" | ~substring | /regular expression/ | ( query ) | field:value | field:( … )
 * ```
 * Nested `and`s and `or`s of a kind are joined and double negations dropped, so equal meanings mostly have equal trees.
 */
export function parseQuery(text: string, options: ParseOptions = {}): ParseResult {
  try {
    if (text.length > MAX_TEXT) {
      throw new QueryError('too-long', `A search may have ${MAX_TEXT} characters at most`, {
        start: MAX_TEXT,
        end: text.length,
      })
    }
    return { ok: true, node: new Parser(text, options.now).parse() }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    return { ok: false, message: error.message, code: error.code, span: error.span }
  }
}

/** The field whose values the parentheses hold: `source:(vpxd OR hostd)`. */
interface Owner {
  field: FieldName
  comparison: Comparison
}

class Parser {
  private readonly tokens: Token[]
  private readonly whole: Span
  private readonly now: number | undefined
  private at = 0
  private depth = 0
  /** Words without tokens: `-->` between other words is dropped, alone it is looked for. */
  private readonly punctuation = new Set<Node>()

  constructor(text: string, now: number | undefined) {
    this.tokens = lex(text)
    this.whole = { start: 0, end: text.length }
    this.now = now
  }

  parse(): Node {
    if (this.tokens.length === 0) return { kind: 'all', span: this.whole }
    return this.either(null)
  }

  private either(owner: Owner | null): Node {
    const children: Node[] = []
    while (true) {
      const child = this.every(owner)
      children.push(...(child.kind === 'or' ? child.children : [child]))
      const or = this.tokens[this.at]
      if (or?.kind !== 'or') break
      this.at++
      this.needOperand(or)
    }
    return children.length === 1 ? children[0]! : { kind: 'or', children, span: around(children) }
  }

  private every(owner: Owner | null): Node {
    const found: Node[] = []
    while (this.startsOperand() || this.tokens[this.at]?.kind === 'and') {
      const token = this.tokens[this.at]!
      if (token.kind === 'and') {
        if (found.length === 0) this.dangling(token)
        this.at++
        this.needOperand(token)
      }
      const child = this.unary(owner)
      found.push(...(child.kind === 'and' ? child.children : [child]))
    }
    if (found.length === 0) this.dangling(this.tokens[this.at]!)
    const words = found.filter((node) => node.kind !== 'all' && !this.punctuation.has(node))
    const children = words.length > 0 ? words : found.filter((node) => node.kind !== 'all')
    if (children.length < 2) return children[0] ?? found[0]!
    return { kind: 'and', children, span: around(found) }
  }

  private unary(owner: Owner | null): Node {
    const token = this.tokens[this.at++]!
    if (token.kind !== 'not') return this.term(token, owner)
    this.needOperand(token)
    this.enter(token.span)
    const child = this.unary(owner)
    this.depth--
    if (child.kind === 'not') return child.child
    return { kind: 'not', child, span: { start: token.span.start, end: child.span.end } }
  }

  private term(token: Token, owner: Owner | null): Node {
    switch (token.kind) {
      case 'open':
        return this.group(token.span, owner)
      case 'field':
        return this.field(token)
      case 'regex':
        return regexNode(token.source, token.span)
      case 'substring':
        return substringNode(token.text, token.span)
      case 'unclosed':
        throw new QueryError('unclosed-quote', 'This quote is never closed', token.span)
      case 'text': {
        if (owner) return fieldNode(owner.field, owner.comparison, token, token.span, this.now)
        const node = wordNode(token)
        if (isPunctuation(token)) this.punctuation.add(node)
        return node
      }
      default:
        return this.dangling(token)
    }
  }

  private group(open: Span, owner: Owner | null): Node {
    const first = this.tokens[this.at]
    if (first?.kind === 'close') {
      this.at++
      const span = { start: open.start, end: first.span.end }
      if (owner) throw new QueryError('empty-value', `Nothing to look for in the parentheses`, span)
      return { kind: 'all', span }
    }
    if (!first) throw new QueryError('unclosed-group', 'This parenthesis is never closed', open)
    this.enter(open)
    const node = this.either(owner)
    this.depth--
    const close = this.tokens[this.at++]
    if (close?.kind !== 'close') throw new QueryError('unclosed-group', 'This parenthesis is never closed', open)
    return node
  }

  private field(token: Extract<Token, { kind: 'field' }>): Node {
    const value = this.tokens[this.at]
    const adjacent = value?.span.start === token.span.end
    if (adjacent && value.kind === 'text') {
      this.at++
      const span = { start: token.span.start, end: value.span.end }
      return fieldNode(token.field, token.comparison, value, span, this.now)
    }
    if (adjacent && value.kind === 'open') {
      this.at++
      return this.group(value.span, token)
    }
    if (adjacent && value.kind === 'unclosed') return this.term(value, null)
    throw new QueryError(
      'empty-value',
      'A value must follow, without a blank; to look for the text, put it in quotes',
      token.span,
    )
  }

  private startsOperand(): boolean {
    const kind = this.tokens[this.at]?.kind
    return kind !== undefined && kind !== 'close' && kind !== 'and' && kind !== 'or'
  }

  private needOperand(operator: Token): void {
    if (!this.startsOperand()) this.dangling(operator)
  }

  private dangling(operator: Token): never {
    const name = operator.kind.toUpperCase()
    throw new QueryError(
      'dangling-operator',
      `${name} needs something to look for on its side; the word itself goes in quotes`,
      operator.span,
    )
  }

  private enter(span: Span): void {
    if (++this.depth > MAX_DEPTH)
      throw new QueryError('too-deep', `More than ${MAX_DEPTH} parentheses within each other`, span)
  }
}

function around(nodes: Node[]): Span {
  return {
    start: Math.min(...nodes.map((node) => node.span.start)),
    end: Math.max(...nodes.map((node) => node.span.end)),
  }
}
