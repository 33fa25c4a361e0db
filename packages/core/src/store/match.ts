import { LEVELS, levelOf } from '@bundlescope/contract/level.ts'
import type { Comparison, Node } from '@bundlescope/query/ast.ts'
import { compileRegex as compile } from '@bundlescope/query/regex.ts'
import { isTokenCode, normalise, tokenise } from '@bundlescope/query/token.ts'

/*
 * What the search language means, event by event. Stores answer from indexes and must agree with this; the pieces that
 * check a candidate's text are shared, so they take text that is normalised already and do no more than needed.
 */

/** What a search may look at. Texts as people read them (UTF-8, not yet normalised); empty where there is none. */
export interface MatchEvent {
  /** Microseconds UTC. */
  time: number
  /** A code of contract's LEVEL. */
  level: number
  sourceId: string
  sourceName: string
  host: string
  path: string
  program: string
  thread: string
  component: string
  op: string
  extra: string
  /** Header cut off, continuation lines included, without the last line end. */
  message: string
  /** Header included, without the last line end. */
  original: string
  /** Id of the message pattern. */
  pattern: string
}

type Test = (event: SeenEvent) => boolean

/** The query as a test of events; parts of it are prepared once. */
export function compileMatcher(node: Node): (event: MatchEvent) => boolean {
  const test = compileNode(node)
  return (event) => test(new SeenEvent(event))
}

/** Holds back the work of normalising until a text is looked at, and does it once. */
class SeenEvent {
  readonly event: MatchEvent
  private texts: string[] | null = null
  private whole: string | null = null

  constructor(event: MatchEvent) {
    this.event = event
  }

  /** Normalised, each searched for words on its own; the message first. */
  get wordTexts(): string[] {
    const { message, component, program, thread, op, extra } = this.event
    this.texts ??= [message, component, program, thread, op, extra].map(normalise)
    return this.texts
  }

  get message(): string {
    return this.wordTexts[0]!
  }

  get original(): string {
    this.whole ??= normalise(this.event.original)
    return this.whole
  }
}

function compileNode(node: Node): Test {
  switch (node.kind) {
    case 'all':
      return () => true
    case 'and': {
      const tests = node.children.map(compileNode)
      return (seen) => tests.every((test) => test(seen))
    }
    case 'or': {
      const tests = node.children.map(compileNode)
      return (seen) => tests.some((test) => test(seen))
    }
    case 'not': {
      const test = compileNode(node.child)
      return (seen) => !test(seen)
    }
    case 'phrase':
      return (seen) => seen.wordTexts.some((text) => phraseIn(text, node.tokens, node.prefix))
    case 'substring':
      return (seen) => seen.original.includes(node.text)
    case 'regex': {
      const regex = compileRegex(node.source)
      return (seen) => regex.test(seen.event.original)
    }
    case 'time':
      return (seen) => compares(seen.event.time, node.comparison, node.micros)
    case 'field':
      return compileField(node)
  }
}

function compileField(node: Extract<Node, { kind: 'field' }>): Test {
  const { field, prefix, comparison } = node
  const value = normalise(node.value)
  const equals = (text: string): boolean => valueMatches(normalise(text), value, prefix)
  switch (field) {
    case 'level': {
      const wanted = LEVELS.indexOf(levelOf(value) ?? 'unknown')
      return (seen) => compares(seen.event.level, comparison, wanted)
    }
    case 'source':
      return (seen) => equals(seen.event.sourceName) || equals(seen.event.sourceId)
    case 'host':
    case 'program':
    case 'component':
    case 'thread':
      return (seen) => seen.event[field] !== '' && equals(seen.event[field])
    case 'pattern':
      return (seen) => seen.event.pattern === value
    case 'file':
      return (seen) => normalise(seen.event.path).includes(value)
    case 'op':
      return (seen) => opMatches(seen.event.op, value, prefix)
    case 'port': {
      const pattern = portPattern(value)
      return (seen) => pattern.test(seen.message)
    }
    case 'task': {
      const tokens = taskTokens(value)
      return (seen) => phraseIn(seen.message, tokens, prefix)
    }
  }
}

/** Both normalised; `prefix`: the text may go on. */
function valueMatches(text: string, value: string, prefix: boolean): boolean {
  return prefix ? text.startsWith(value) : text === value
}

/** How `level` and `time` are compared. */
export function compares(a: number, comparison: Comparison, b: number): boolean {
  switch (comparison) {
    case '=':
      return a === b
    case '>=':
      return a >= b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '<':
      return a < b
  }
}

/**
 * True where the tokens stand in a normalised text one after the other with only separators between them, the first and
 * last being whole tokens; with `prefix` the last may go on. No tokens are found nowhere.
 */
export function phraseIn(normalisedText: string, tokens: readonly string[], prefix: boolean): boolean {
  const first = tokens[0]
  if (first === undefined) return false
  for (let at = normalisedText.indexOf(first); at >= 0; at = normalisedText.indexOf(first, at + 1)) {
    if (at > 0 && isTokenCode(normalisedText.charCodeAt(at - 1))) continue
    if (goesOn(normalisedText, at + first.length, tokens, prefix)) return true
  }
  return false
}

/** True where, behind the first token that ends at `end`, the others follow. */
function goesOn(text: string, end: number, tokens: readonly string[], prefix: boolean): boolean {
  let at = end
  for (let n = 1; n < tokens.length; n++) {
    const from = at
    while (at < text.length && !isTokenCode(text.charCodeAt(at))) at++
    if (at === from || !text.startsWith(tokens[n]!, at)) return false
    at += tokens[n]!.length
  }
  return prefix || at >= text.length || !isTokenCode(text.charCodeAt(at))
}

/**
 * Finds a number as a port in a normalised message: after a colon or the word "port", and a whole token.
 * `10.3.239.34:8190`, `'127.0.0.1 : 8190'`, `port 8190`, `lport=8190`; not `81900`, `8190 ms`, `:8190ms`.
 */
export function portPattern(value: string): RegExp {
  const number = value.replace(/[^0-9a-z]/gi, '\\$&')
  return new RegExp(`(?:(?<!${SOURCE_FILE}): ?|port(?:[=:]\\s?|\\s))${number}(?![a-z0-9_])`)
}

/** A colon behind one of these is of a stack frame, `(Arrays.java:3332)`, and a line number follows. */
const SOURCE_FILE = '\\.(?:java|kt|groovy|scala|cpp|py|js)'

/** The tokens that `task:` looks for: `116952` and `task-116952` are both the phrase "task 116952". */
export function taskTokens(value: string): string[] {
  const plain = normalise(value).trim()
  return tokenise(/^\d+$/.test(plain) ? `task ${plain}` : plain)
}

/**
 * True when an event's operation id is the one asked for or a descendant of it (each hop appends `-token`), ignoring
 * case: `…h5:70071331` has `…h5:70071331-51-01` in its family, not `…h5:700713310`. With `prefix` any id that goes on.
 */
export function opMatches(op: string, value: string, prefix: boolean): boolean {
  const text = normalise(op)
  const wanted = normalise(value)
  if (!text.startsWith(wanted)) return false
  if (prefix || text.length === wanted.length) return true
  const next = text[wanted.length]
  return next === '-' || next === ':'
}

/** As the search language defines it; see query/regex.ts on how to run one. */
export function compileRegex(source: string): RegExp {
  return compile(source)
}
