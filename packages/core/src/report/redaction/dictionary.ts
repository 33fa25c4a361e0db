import { fold } from './fold.ts'

/** A place in a text where a value stands, and whose token takes it. */
export interface Hit<T> {
  from: number
  to: number
  of: T
}

interface Node<T> {
  next: Map<number, Node<T>>
  /** A value ends here. */
  of: T | null
  edges: Edges
}

/**
 * What may stand beside a value: anything; neither letter nor digit (`db` in `db,` but not in `dbus`); no digit (`10.0.0.1` in
 * `x10.0.0.1`, but not in `10.0.0.11`).
 */
export type Edges = 'any' | 'word' | 'number'

/**
 * Values looked for all at once, ignoring case: a text is walked through once, however many thousand values there are.
 */
export class Dictionary<T> {
  readonly #root: Node<T> = { next: new Map(), of: null, edges: 'word' }

  add(value: string, of: T, edges: Edges): void {
    let node = this.#root
    const text = fold(value)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let next = node.next.get(code)
      if (!next) {
        next = { next: new Map(), of: null, edges: 'word' }
        node.next.set(code, next)
      }
      node = next
    }
    if (node === this.#root) return
    node.of ??= of
    if (node.edges !== 'any') node.edges = edges
  }

  /** The longest value at each place where one begins; they may overlap. */
  find(text: string): Hit<T>[] {
    const folded = fold(text)
    const hits: Hit<T>[] = []
    for (let from = 0; from < folded.length; from++) {
      let node = this.#root.next.get(folded.charCodeAt(from))
      let hit: Hit<T> | null = null
      for (let to = from + 1; node; to++) {
        if (node.of !== null && fits(folded, from, to, node.edges)) hit = { from, to, of: node.of }
        node = to < folded.length ? node.next.get(folded.charCodeAt(to)) : undefined
      }
      if (hit) hits.push(hit)
    }
    return hits
  }
}

function fits(text: string, from: number, to: number, edges: Edges): boolean {
  if (edges === 'any') return true
  const inside = edges === 'number' ? /\d/ : /[\p{L}\p{N}]/u
  return !inside.test(text[from - 1] ?? '') && !inside.test(text[to] ?? '')
}
