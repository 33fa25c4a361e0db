import type { Redaction } from '@bundlescope/contract/report.ts'
import { Dictionary, type Edges, type Hit } from './dictionary.ts'
import { fold } from './fold.ts'
import { findHosts, findShapes } from './patterns.ts'
import { isCommon, type Sensitive, type SensitiveKind, TOKENS } from './sensitive.ts'
import { spellings } from './spellings.ts'

/** `HOST-1`, and what parts it from a digit that follows: `HOST-1~0`. */
const TOKEN = /([A-Z]+-\d+)(?:~(?=\d))?/g
const TOKEN_TYPED = /([A-Z]+-\d+)(?:~(?=\d))?/gi
const MOST_ALTERNATIVES = 50

interface Thing {
  token: string
  originals: string[]
}

/**
 * Puts tokens in the place of hosts, addresses, people and names: the same original gets the same token in every text, and
 * `redactions` says what each token stands for. Values of an inventory are found wherever they stand, within longer words
 * as well; what no inventory knows is found by its shape.
 */
export class Redactor {
  readonly #things = new Map<string, Thing>()
  readonly #byToken = new Map<string, Thing>()
  readonly #dictionary = new Dictionary<Thing>()
  readonly #counts = new Map<string, number>()
  readonly #domains = new Set<string>()

  /** @param earlier what tokens stand for already: they keep their meaning */
  constructor(known: readonly Sensitive[], earlier: readonly Redaction[] = []) {
    for (const { token, originals } of earlier) {
      const [, prefix = token, number = '0'] = /^(.+)-(\d+)$/.exec(token) ?? []
      this.#counts.set(prefix, Math.max(this.#counts.get(prefix) ?? 0, Number(number)))
      const thing: Thing = { token, originals: [] }
      this.#byToken.set(token, thing)
      for (const value of originals) this.#name(thing, value, 'word')
    }
    this.know(known)
  }

  /** More of an inventory: a bundle was added. */
  know(known: readonly Sensitive[]): void {
    for (const { kind, values } of known) this.#know(kind, values)
  }

  /** What every token that was given stands for. */
  redactions(): Redaction[] {
    return [...this.#byToken.values()].map(({ token, originals }) => ({ token, originals: [...originals] }))
  }

  /** The text with tokens. What it shows by shape for the first time becomes known: see `learn`. */
  text(text: string): string {
    const hits = this.#hits(text)
    if (hits.length === 0) return text
    let done = 0
    let out = ''
    for (const { from, to, of } of hits) {
      if (from < done) continue
      out += text.slice(done, from) + of.token
      // `HOST-1` before a digit would be read as another token.
      if (/\d/.test(text[to] ?? '')) out += '~'
      done = to
    }
    return out + text.slice(done)
  }

  /** Takes in what a text shows by shape, so that texts read before it hide the same: to be called for all texts first. */
  learn(text: string): void {
    this.#hits(text)
  }

  /** How many originals are known: more than before means that there is something new to write down. */
  get size(): number {
    return this.#things.size
  }

  /** Whether a text is, as a whole, the name of something. */
  knows(text: string): boolean {
    return this.#things.has(keyOf(text))
  }

  /** The originals of a redacted text, the fullest name of each token. */
  restore(text: string): string {
    return text.replace(TOKEN, (whole, token: string) => this.#byToken.get(token)?.originals[0] ?? whole)
  }

  /**
   * Everything that a text with tokens may stand for, without the text itself: `HOST-1:443` → `esx01.corp.example:443`,
   * `esx01:443`. Empty where it holds no token. `anyCase`: as people type them, `host-1`.
   */
  alternatives(text: string, anyCase = false): string[] {
    let found: string[] = ['']
    let done = 0
    for (const match of text.matchAll(anyCase ? TOKEN_TYPED : TOKEN)) {
      const originals = this.#byToken.get(match[1]!.toUpperCase())?.originals
      if (!originals) continue
      const between = text.slice(done, match.index)
      done = match.index + match[0].length
      found = found.flatMap((so) => originals.map((original) => so + between + original)).slice(0, MOST_ALTERNATIVES)
    }
    return done === 0 ? [] : found.map((so) => so + text.slice(done))
  }

  /** From left to right; of those that begin together the longest first. */
  #hits(text: string): Hit<Thing>[] {
    const shapes = [...findShapes(text), ...findHosts(text, [...this.#domains])].flatMap(({ from, to, kind }) => {
      const value = text.slice(from, to)
      return isCommon(value) ? [] : [{ from, to, of: this.#meet(kind, value) }]
    })
    return [...this.#dictionary.find(text), ...shapes].sort((a, b) => a.from - b.from || b.to - a.to)
  }

  #know(kind: SensitiveKind, values: readonly string[], edges?: Edges): void {
    const wanted = values.map((value) => value.trim()).filter((value) => !isCommon(value))
    if (wanted.length === 0) return
    const known = wanted.map((value) => this.#things.get(keyOf(value))).find((thing) => thing !== undefined)
    const thing = known ?? this.#give(kind)
    for (const value of wanted) this.#name(thing, value, edges ?? (kind === 'user' ? 'word' : edgesOf(value)))
    if (kind === 'domain') for (const value of wanted) if (value.includes('.')) this.#domains.add(fold(value))
  }

  /** A thing met in a text by its shape. */
  #meet(kind: SensitiveKind, value: string): Thing {
    const known = this.#things.get(keyOf(value))
    if (known) return known
    const short = kind === 'host' ? value.slice(0, value.indexOf('.')) : ''
    // `www` of `www.corp.example` is a word; `backup07` is a name.
    this.#know(kind, /[\d-]/.test(short) && short.length > 3 ? [value, short] : [value], 'word')
    return this.#things.get(keyOf(value)) ?? this.#give(kind)
  }

  #give(kind: SensitiveKind): Thing {
    const prefix = TOKENS[kind]
    const number = (this.#counts.get(prefix) ?? 0) + 1
    this.#counts.set(prefix, number)
    const thing: Thing = { token: `${prefix}-${number}`, originals: [] }
    this.#byToken.set(thing.token, thing)
    return thing
  }

  #name(thing: Thing, value: string, edges: Edges): void {
    const key = keyOf(value)
    const known = this.#things.get(key)
    if (!known) {
      this.#things.set(key, thing)
      thing.originals.push(value)
    }
    // What was met as a word may turn out to be of the inventory.
    for (const spelling of spellings(value)) this.#dictionary.add(spelling, known ?? thing, edges)
  }
}

/** Ids of the same digits are the same: `421c0011-2233-…` and `42 1c 00 11 22 33 …`; MAC addresses alike. */
function keyOf(value: string): string {
  const digits = value.replace(/[\s:-]/g, '')
  const folded = fold(value)
  return /^[\da-f]{12}$|^[\da-f]{32}$/i.test(digits) ? digits.toLowerCase() : folded
}

/** A VM called `db` would take every syllable with it; a number is no name within another number. */
function edgesOf(value: string): Edges {
  if (/^[\d.:]+$/.test(value)) return 'number'
  return value.length < 3 ? 'word' : 'any'
}
