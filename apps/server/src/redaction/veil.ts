import type { Redactor } from '@bundlescope/core/report/redaction/redactor.ts'
import { isMachineText, isOurWord, mapAddress, REFERENCES, WRITTEN } from './wire.ts'

/** Lines that people may send back changed: so many are remembered as they were. */
const MOST_LINES = 50_000
const MOST_CACHED = 20_000

/**
 * One investigation as it is shown without names (contract/redaction.ts). What goes out bears tokens; what comes back with
 * tokens is understood. A text that nobody thought of is changed, not left: only what is known to name nothing stays.
 */
export class Veil {
  readonly #redactor: Redactor
  /** Paths and ids of things, by what is shown in their place, and the other way round: no two are shown alike. */
  readonly #originals = new Map<string, string>()
  readonly #shown = new Map<string, string>()
  readonly #lines = new Map<string, string>()
  readonly #cache = new Map<string, string>()
  #cachedAt = 0
  #unread: readonly { id: string; name: string }[] = []

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  /** A copy of an answer that names nothing. */
  hide<T>(answer: T): T {
    const before = this.#redactor.size
    const hidden = this.#hide(answer, '')
    // What its last line gave away by its shape may stand in its first one without it.
    return (this.#redactor.size === before ? hidden : this.#hide(answer, '')) as T
  }

  /** Bundles that nobody has read yet: their names may be those of hosts that no inventory knows. */
  setUnread(bundles: readonly { id: string; name: string }[]): void {
    if (bundles.length + this.#unread.length > 0) this.#cache.clear()
    this.#unread = bundles
  }

  text(text: string): string {
    if (this.#cachedAt !== this.#redactor.size || this.#cache.size > MOST_CACHED) {
      this.#cache.clear()
      this.#cachedAt = this.#redactor.size
    }
    const known = text.length < 500 ? this.#cache.get(text) : undefined
    if (known !== undefined) return known
    const unnamed = this.#unread.reduce((rest, { id, name }) => rest.replaceAll(name, id.slice(0, 8)), text)
    const hidden = this.#redactor.text(unnamed)
    if (text.length < 500) this.#cache.set(text, hidden)
    return hidden
  }

  /** Panel and parameters of a view: `events?v=1&q=host%3Aesx01`. */
  address(address: string): string {
    return mapAddress(address, { text: (text) => this.text(text), reference: (id) => this.#reference(id) })
  }

  /** What was shown as this; a text of several lines line by line, words that people wrote themselves by their tokens. */
  original(shown: string): string {
    const whole = this.#originals.get(shown)
    if (whole !== undefined) return whole
    return shown
      .split('\n')
      .map((line) => this.#lines.get(line) ?? this.#redactor.restore(line))
      .join('\n')
  }

  /** Searches keep their tokens: they stand for all names of a thing, and every search understands them. */
  originalAddress(address: string): string {
    const original = (text: string) => this.original(text)
    return mapAddress(address, { text: original, reference: original, query: (text) => text })
  }

  /** A text that is looked for as a part of others: of all that it may stand for, what most of them hold. */
  filter(text: string): string {
    const meant = this.alternatives(text)
    const within = (part: string) => meant.filter((one) => one.includes(part)).length
    return meant.toSorted((a, b) => within(b) - within(a))[0] ?? text
  }

  /** All that a text may stand for; see Redactor. */
  alternatives(text: string): string[] {
    return this.#redactor.alternatives(text, true)
  }

  /** What came in a body, as it is to be stored. */
  received<T>(body: T): T {
    return this.#received(body, '') as T
  }

  #received(value: unknown, key: string): unknown {
    if (typeof value === 'string') {
      if (isMachineText(value)) return value
      return key === 'address' ? this.originalAddress(value) : this.original(value)
    }
    if (Array.isArray(value)) return value.map((one) => this.#received(one, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#received(one, name)]))
  }

  #hide(value: unknown, key: string): unknown {
    if (typeof value === 'string') return this.#hideText(value, key)
    if (Array.isArray(value))
      return mergeCounts(value.map((one) => this.#hide(one, typeof one === 'string' ? key : '')))
    if (value === null || typeof value !== 'object') return value
    // Of a member of a bundle: what each of its fields was read from, by the names of the fields.
    const keyOf = (name: string) => (key === 'evidence' ? 'path' : name)
    const hidden = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#hide(one, keyOf(name))]))
    return isUnread(value) ? { ...hidden, message: null } : hidden
  }

  #hideText(text: string, key: string): string {
    if (isMachineText(text) || isOurWord(key, text, (word) => this.#redactor.knows(word))) return text
    if (key === 'address') return this.address(text)
    if (REFERENCES.has(key)) return this.#reference(text)
    const hidden = this.text(text)
    if (hidden !== text && WRITTEN.has(key)) this.#remember(text, hidden)
    return hidden
  }

  #reference(original: string): string {
    const known = this.#shown.get(original)
    if (known !== undefined) return known
    const text = this.text(original)
    if (text === original) return original
    let shown = text
    for (let n = 2; this.#originals.has(shown); n++) shown = `${text}~${n}`
    this.#originals.set(shown, original)
    this.#shown.set(original, shown)
    return shown
  }

  #remember(original: string, hidden: string): void {
    const lines = original.split('\n')
    const shown = hidden.split('\n')
    if (lines.length !== shown.length) return
    shown.forEach((line, n) => {
      if (line === lines[n]) return
      this.#lines.delete(line)
      this.#lines.set(line, lines[n]!)
      if (this.#lines.size > MOST_LINES) this.#lines.delete(this.#lines.keys().next().value!)
    })
  }
}

/** A bundle that nobody has read yet: why is told in words of the file. */
function isUnread(value: object): boolean {
  return (
    'sha256' in value && 'progress' in value && 'state' in value && value.state !== 'ready' && value.state !== 'partial'
  )
}

/** Facets: `esx01` and `esx01.corp.example` are one value now. */
function mergeCounts(list: unknown[]): unknown[] {
  const isCounted = (one: unknown): one is { value: string; count: number } =>
    typeof one === 'object' && one !== null && 'value' in one && 'count' in one && typeof one.count === 'number'
  if (!list.every(isCounted)) return list
  const merged = new Map<string, { value: string; count: number }>()
  for (const one of list) {
    const known = merged.get(one.value)
    merged.set(one.value, known ? { ...known, count: known.count + one.count } : one)
  }
  return [...merged.values()]
}
