import { type HashedWord, hashWords } from '@bundlescope/indexer/token-hash.ts'
import type { Field, Node } from '@bundlescope/query/ast.ts'
import { normalise } from '@bundlescope/query/token.ts'
import { Evaluator, isOfSegment, type Words } from './evaluate.ts'
import type { IndexFile } from './index-file.ts'
import { intersect, type Mask } from './mask.ts'
import type { Segment } from './segment.ts'

/** Fields that all events of a segment share. */
const SHARED = new Set<Field>(['source', 'host', 'file'])

type Phrase = Extract<Node, { kind: 'phrase' }>
type FieldIs = Extract<Node, { kind: 'field' }>

/** What is known of a query before an event was looked at. */
interface Outlook {
  /** The query without the alternatives that no event of the segment can match. */
  node: Node
  /** A byte a pattern of the segment: 1 where an event of that pattern may match. */
  patterns: Uint8Array
  /** Every event of those patterns matches. */
  exact: boolean
}

/**
 * Which events of a segment match a query, by names, patterns and identifiers first: of hundreds of questions nearly all
 * end there, without a look at events. Words are looked for in messages alone, unless said.
 */
export class MayHold {
  private readonly index: IndexFile
  private readonly segment: Segment
  /** Ids of the segment's patterns. */
  private readonly ids: readonly number[]
  private readonly every: Uint8Array
  private readonly identifiers: ReadonlySet<string>
  private readonly phrases = new Map<string, Uint8Array | null>()
  private readonly where: Words

  /**
   * @param words of all queries that will be asked: see `wordsOf`
   * @param where words are looked for; of headers nothing is known without a look at them
   */
  constructor(index: IndexFile, segment: Segment, words: readonly HashedWord[], where: Words = 'message') {
    this.index = index
    this.segment = segment
    this.where = where
    this.ids = Array.from(segment.ints('template_ids'))
    this.every = new Uint8Array(this.ids.length).fill(1)
    this.identifiers = where === 'message' ? segment.wordsAmongIdentifiers(words) : new Set()
  }

  /** Null when no event of the segment can match. */
  outlook(node: Node): Outlook | null {
    switch (node.kind) {
      case 'and':
        return this.and(node)
      case 'or':
        return this.or(node)
      case 'not':
        return this.not(node)
      case 'phrase':
        return this.phrase(node)
      case 'field':
        return this.field(node)
      default:
        return { node, patterns: this.every, exact: node.kind === 'all' }
    }
  }

  /** The events among `candidates` that match. */
  matches({ node, patterns, exact }: Outlook, candidates: Mask, check: () => void): Mask {
    const open = patterns.includes(0) ? intersect(candidates, this.eventsOf(patterns)) : candidates
    if (exact) return open
    return intersect(open, new Evaluator(this.index, this.segment, check, this.where).evaluate(node, open))
  }

  private and(node: Extract<Node, { kind: 'and' }>): Outlook | null {
    const children: Outlook[] = []
    let patterns = this.every
    for (const child of node.children) {
      const outlook = this.outlook(child)
      if (outlook === null) return null
      patterns = both(patterns, outlook.patterns)
      children.push(outlook)
    }
    if (!patterns.includes(1)) return null
    return { node: { ...node, children: nodesOf(children) }, patterns, exact: children.every(({ exact }) => exact) }
  }

  private or(node: Extract<Node, { kind: 'or' }>): Outlook | null {
    const children = node.children.map((child) => this.outlook(child)).filter((outlook) => outlook !== null)
    if (children.length <= 1) return children[0] ?? null
    const patterns = this.every.map((_, n) => (children.some((child) => child.patterns[n] === 1) ? 1 : 0))
    return { node: { ...node, children: nodesOf(children) }, patterns, exact: children.every(({ exact }) => exact) }
  }

  private not(node: Extract<Node, { kind: 'not' }>): Outlook | null {
    const child = this.outlook(node.child)
    if (child === null) return { node: { kind: 'all', span: node.span }, patterns: this.every, exact: true }
    if (!child.exact) return { node: { ...node, child: child.node }, patterns: this.every, exact: false }
    const patterns = child.patterns.map((matches) => matches ^ 1)
    return patterns.includes(1) ? { node, patterns, exact: true } : null
  }

  private phrase(node: Phrase): Outlook | null {
    if (this.where === 'everywhere') return { node, patterns: this.every, exact: false }
    const { tokens, prefix } = node
    const whole = prefix ? tokens.slice(0, -1) : tokens
    if (prefix || whole.some((token) => this.identifiers.has(token))) {
      const may = whole.every((token) => this.identifiers.has(token) || this.withPhrase([token]) !== null)
      return may ? { node, patterns: this.every, exact: false } : null
    }
    // What holds no identifier stands in a pattern from its first word to its last.
    const patterns = this.withPhrase(tokens)
    return patterns && { node, patterns, exact: true }
  }

  private field(node: FieldIs): Outlook | null {
    const { field } = node
    if (SHARED.has(field)) {
      return isOfSegment(this.index, this.segment, node) ? { node, patterns: this.every, exact: true } : null
    }
    if ((field === 'program' || field === 'component') && !this.isNamed(field, node)) return null
    return { node, patterns: this.every, exact: false }
  }

  /** Whether a name of the segment is the one asked for, or begins with it. */
  private isNamed(column: 'program' | 'component', { value, prefix }: FieldIs): boolean {
    const wanted = `\n${normalise(value)}`
    const { text } = this.segment.searchable(column)
    return text.includes(prefix ? wanted : `${wanted}\n`) || text.endsWith(wanted)
  }

  /** The patterns that hold the words side by side; null when none does. */
  private withPhrase(tokens: readonly string[]): Uint8Array | null {
    const key = tokens.join(' ')
    let patterns = this.phrases.get(key)
    if (patterns === undefined) {
      const found = this.index.templates.phrase(tokens, false)
      patterns = found.size === 0 ? null : Uint8Array.from(this.ids, (id) => (found.has(id) ? 1 : 0))
      if (patterns?.includes(1) === false) patterns = null
      this.phrases.set(key, patterns)
    }
    return patterns
  }

  private eventsOf(patterns: Uint8Array): Mask {
    const ofEvents = this.segment.ints('template')
    const mask = new Uint8Array(ofEvents.length)
    for (let i = 0; i < mask.length; i++) mask[i] = patterns[ofEvents[i]!]!
    return mask
  }
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((one, n) => one & b[n]!)
}

function nodesOf(outlooks: readonly Outlook[]): Node[] {
  return outlooks.map(({ node }) => node)
}

/** The whole words of queries. */
export function wordsOf(nodes: Iterable<Node>): HashedWord[] {
  const tokens: string[] = []
  const add = (node: Node): void => {
    if (node.kind === 'and' || node.kind === 'or') node.children.forEach(add)
    else if (node.kind === 'not') add(node.child)
    else if (node.kind === 'phrase') tokens.push(...(node.prefix ? node.tokens.slice(0, -1) : node.tokens))
  }
  for (const node of nodes) add(node)
  return hashWords(tokens)
}
