import type { Field, Node } from '@bundlescope/query/ast.ts'
import { type HashedWord, hashWords } from '../token-hash.ts'
import { isOfSegment } from './evaluate.ts'
import type { IndexFile } from './index-file.ts'
import type { Segment } from './segment.ts'

/** Fields that all events of a segment share. */
const SHARED = new Set<Field>(['source', 'host', 'file'])

/**
 * Whether the messages of a segment can hold what a query asks for: looked up word by word, without a look at events.
 * Of hundreds of questions nearly all end here.
 */
export class MayHold {
  private readonly index: IndexFile
  private readonly segment: Segment
  private readonly templates: ReadonlySet<number>
  private readonly tokens = new Map<string, boolean>()
  private readonly identifiers: ReadonlySet<string>

  /** @param words of all queries that will be asked: see `wordsOf` */
  constructor(index: IndexFile, segment: Segment, words: readonly HashedWord[]) {
    this.index = index
    this.segment = segment
    this.templates = new Set(segment.ints('template_ids'))
    this.identifiers = segment.wordsAmongIdentifiers(words)
  }

  /** False only when no event of the segment can match. */
  query(node: Node): boolean {
    return this.prune(node) !== null
  }

  private leaf(node: Node): boolean {
    switch (node.kind) {
      case 'phrase': {
        const whole = node.prefix ? node.tokens.slice(0, -1) : node.tokens
        return whole.every((token) => this.token(token))
      }
      case 'field':
        return SHARED.has(node.field) ? isOfSegment(this.index, this.segment, node) : true
      default:
        return true
    }
  }

  /** The query without the alternatives that no event of the segment can match; null when none is left. */
  prune(node: Node): Node | null {
    if (node.kind === 'and') {
      const children = node.children.map((child) => this.prune(child))
      return children.every((child) => child !== null) ? { ...node, children } : null
    }
    if (node.kind === 'or') {
      const children = node.children.map((child) => this.prune(child)).filter((child) => child !== null)
      return children.length > 1 ? { ...node, children } : (children[0] ?? null)
    }
    return this.leaf(node) ? node : null
  }

  private token(token: string): boolean {
    let may = this.tokens.get(token)
    if (may === undefined) {
      may = this.identifiers.has(token) || this.inTemplates(token)
      this.tokens.set(token, may)
    }
    return may
  }

  private inTemplates(token: string): boolean {
    const found = this.index.templates.phrase([token], false)
    const [few, many] = found.size < this.templates.size ? [found, this.templates] : [this.templates, found]
    for (const id of few) if (many.has(id)) return true
    return false
  }
}

/** The whole words of queries. */
export function wordsOf(nodes: Iterable<Node>): HashedWord[] {
  const tokens: string[] = []
  const add = (node: Node): void => {
    if (node.kind === 'and' || node.kind === 'or') node.children.forEach(add)
    else if (node.kind === 'phrase') tokens.push(...(node.prefix ? node.tokens.slice(0, -1) : node.tokens))
  }
  for (const node of nodes) add(node)
  return hashWords(tokens)
}
