import { LEVELS, levelOf } from '@bundlescope/contract/level.ts'
import { compares, compileRegex, opMatches, phraseIn, portPattern } from '@bundlescope/core/store/match.ts'
import { NAMES } from '@bundlescope/indexer/collected.ts'
import { hashToken } from '@bundlescope/indexer/token-hash.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'
import type { IndexFile } from './index-file.ts'
import { full, intersect, isEmpty, type Mask, unite, without } from './mask.ts'
import { markNamed } from './names-search.ts'
import { messageTest, regexTest, scan, substringTest } from './scan.ts'
import type { Segment } from './segment.ts'

type Field = Extract<Node, { kind: 'field' }>
type Phrase = Extract<Node, { kind: 'phrase' }>
export type Words = 'everywhere' | 'message'

/**
 * Answers a query over one segment. Words are looked up (patterns, postings, dictionaries); only what cannot be looked
 * up reads text, and then only blocks that hold a candidate. Nothing is missed and nothing is guessed: what a look-up
 * leaves open is checked against the text.
 */
export class Evaluator {
  private readonly index: IndexFile
  private readonly segment: Segment
  private readonly check: () => void
  private readonly words: Words

  /**
   * @param check throws when the query was given up; called before each block is read
   * @param words where words are looked for: in the message alone, or in the fields of the header, too
   */
  constructor(index: IndexFile, segment: Segment, check: () => void, words: Words = 'everywhere') {
    this.index = index
    this.segment = segment
    this.check = check
    this.words = words
  }

  /** The events that match, right at least wherever `candidates` is set. */
  evaluate(node: Node, candidates: Mask): Mask {
    switch (node.kind) {
      case 'all':
        return candidates
      case 'and':
        return this.and(node.children, candidates)
      case 'or': {
        const out = this.none()
        for (const [n, child] of node.children.entries()) {
          // What reads text is spared what is found already; for look-ups that costs more than it saves.
          const open = n > 0 && cost(child) > 2 ? without(candidates, out) : candidates
          unite(out, this.evaluate(child, open))
        }
        return out
      }
      case 'not':
        return without(full(this.segment.events), this.evaluate(node.child, candidates))
      case 'phrase':
        return this.phrase(node, candidates)
      case 'substring':
        return scan(this.segment, `~${node.text}`, candidates, substringTest(node.text), this.check)
      case 'regex':
        return scan(this.segment, `/${node.source}`, candidates, regexTest(compileRegex(node.source)), this.check)
      case 'field':
        return this.field(node, candidates)
      case 'time': {
        const times = this.segment.times()
        return this.where((i) => compares(times[i]!, node.comparison, node.micros))
      }
    }
  }

  private and(children: readonly Node[], candidates: Mask): Mask {
    let left = candidates
    for (const child of [...children].sort((a, b) => cost(a) - cost(b))) {
      left =
        child.kind === 'not'
          ? without(left, this.evaluate(child.child, left))
          : intersect(left, this.evaluate(child, left))
      if (isEmpty(left)) break
    }
    return left
  }

  private phrase(node: Phrase, candidates: Mask): Mask {
    const mask = this.inMessage(node.tokens, node.prefix, candidates)
    if (this.words === 'message') return mask
    const probe = longest(node.tokens)
    for (const column of NAMES)
      markNamed(this.segment, column, probe, (text) => phraseIn(text, node.tokens, node.prefix), mask)
    return mask
  }

  /** Events whose message holds the tokens as a phrase. A fresh mask. */
  private inMessage(tokens: readonly string[], prefix: boolean, candidates: Mask): Mask {
    const mask = this.byTemplate(tokens, prefix)
    const open = tokens.length === 1 && !prefix ? this.withWord(tokens[0]!, mask) : this.undecided(tokens, prefix, mask)
    if (open !== null && !isEmpty(open)) {
      const test = messageTest(open, longest(tokens), (message) => phraseIn(message, tokens, prefix))
      unite(
        mask,
        scan(this.segment, `"${prefix ? '*' : ''}${tokens.join(' ')}`, intersect(open, candidates), test, this.check),
      )
    }
    return mask
  }

  /** Adds the events that hold a word as an identifier to `mask`; those that only may hold it are returned. */
  private withWord(token: string, mask: Mask): Mask | null {
    const hits = this.posted(token)
    if (hits === null) return null
    const found = hits.sure ? mask : this.none()
    mark(found, hits.ordinals)
    return hits.sure ? null : without(found, mask)
  }

  /** Of a phrase: the events in which all words stand, but not all of them in the pattern. */
  private undecided(tokens: readonly string[], prefix: boolean, decided: Mask): Mask | null {
    const whole = prefix ? tokens.slice(0, -1) : tokens
    const found = whole.map((token) => this.posted(token))
    // Where none of the tokens is an identifier anywhere, the patterns have decided.
    if (!prefix && found.every((one) => one === null)) return null
    // Each token may stand in the pattern or among the identifiers. An event in which all stand in the pattern is decided.
    let may = full(this.segment.events)
    const open = prefix ? full(this.segment.events) : this.none()
    for (const [n, token] of whole.entries()) {
      const standing = this.byTemplate([token], false)
      const hits = found[n]
      if (hits) {
        mark(standing, hits.ordinals)
        mark(open, hits.ordinals)
      }
      may = intersect(may, standing)
    }
    return without(intersect(may, open), decided)
  }

  /** Events that hold the token as an identifier (or one of the same hash); null when none does. */
  private posted(token: string): { ordinals: Uint32Array; sure: boolean } | null {
    const { h1, h2 } = hashToken(token)
    return this.segment.postings(h1, h2)
  }

  /** Events whose pattern holds the phrase. */
  private byTemplate(tokens: readonly string[], prefix: boolean): Mask {
    const mask = this.none()
    const ids = this.index.templates.phrase(tokens, prefix)
    if (ids.size === 0) return mask
    const global = this.segment.ints('template_ids')
    const wanted = new Uint8Array(global.length)
    let any = false
    for (let n = 0; n < global.length; n++) {
      if (!ids.has(global[n]!)) continue
      wanted[n] = 1
      any = true
    }
    if (!any) return mask
    const local = this.segment.ints('template')
    for (let i = 0; i < mask.length; i++) mask[i] = wanted[local[i]!]!
    return mask
  }

  private field(node: Field, candidates: Mask): Mask {
    const value = normalise(node.value)
    const { segment } = this
    switch (node.field) {
      case 'level': {
        const wanted = LEVELS.indexOf(levelOf(node.value) ?? 'unknown')
        const levels = segment.ints('level')
        return this.where((i) => compares(levels[i]!, node.comparison, wanted))
      }
      case 'source':
      case 'host':
      case 'file':
        return this.either(isOfSegment(this.index, segment, node))
      case 'program':
      case 'component':
      case 'thread':
        return this.named(node.field, value, (text) => (node.prefix ? text.startsWith(value) : text === value))
      case 'op':
        return this.named('op', value, (text) => opMatches(text, node.value, node.prefix))
      case 'pattern':
        return this.pattern(value)
      case 'task': {
        const tokens = tokenise(value)
        return tokens.length === 0
          ? this.none()
          : this.inMessage(/^\d+$/.test(value) ? ['task', ...tokens] : tokens, node.prefix, candidates)
      }
      case 'port':
        return this.port(value, candidates)
    }
  }

  private port(value: string, candidates: Mask): Mask {
    const pattern = portPattern(value)
    const among = this.inMessage([value], false, candidates)
    return scan(
      this.segment,
      `:${value}`,
      intersect(among, candidates),
      messageTest(among, value, (message) => pattern.test(message)),
      this.check,
    )
  }

  private named(
    column: 'program' | 'component' | 'thread' | 'op',
    value: string,
    test: (text: string) => boolean,
  ): Mask {
    const mask = this.none()
    markNamed(this.segment, column, `\n${value}`, test, mask)
    return mask
  }

  private pattern(key: string): Mask {
    const id = this.index.templates.idOf(key)
    const local = id === null ? -1 : this.segment.ints('template_ids').indexOf(id as never)
    if (local < 0) return this.none()
    const templates = this.segment.ints('template')
    return this.where((i) => templates[i] === local)
  }

  private where(test: (ordinal: number) => boolean): Mask {
    const mask = this.none()
    for (let i = 0; i < mask.length; i++) if (test(i)) mask[i] = 1
    return mask
  }

  private either(yes: boolean): Mask {
    return yes ? full(this.segment.events) : this.none()
  }

  private none(): Mask {
    return new Uint8Array(this.segment.events)
  }
}

function mark(mask: Mask, ordinals: Uint32Array): void {
  for (let i = 0; i < ordinals.length; i++) mask[ordinals[i]!] = 1
}

/** Whether a condition on source, host or file, which all events of a segment share, holds for it. */
export function isOfSegment(index: IndexFile, segment: Segment, { field, value, prefix }: Field): boolean {
  const wanted = normalise(value)
  const equals = (text: string): boolean => (prefix ? normalise(text).startsWith(wanted) : normalise(text) === wanted)
  const source = index.sources.get(segment.row.source)
  if (field === 'file') return normalise(index.files.get(segment.row.file)?.path ?? '').includes(wanted)
  if (field === 'host') return equals(source?.host ?? '\0')
  return source !== undefined && (equals(source.name) || equals(`${index.bundle}.${source.id}`))
}

/** The rarest-looking token: the one worth searching a block for. */
function longest(tokens: readonly string[]): string {
  return tokens.reduce((a, b) => (b.length > a.length ? b : a), '')
}

/** Look-ups before scans, so that scans see few candidates. */
function cost(node: Node): number {
  switch (node.kind) {
    case 'field':
      return node.field === 'port' || node.field === 'task' ? 2 : 0
    case 'phrase':
      return node.prefix ? 4 : node.tokens.length > 1 ? 2 : 1
    case 'substring':
      return 5
    case 'regex':
      return 6
    case 'and':
    case 'or':
      return Math.max(0, ...node.children.map(cost))
    case 'not':
      return cost(node.child)
    default:
      return 0
  }
}
