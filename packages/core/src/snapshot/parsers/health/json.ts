/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Lines of keys: they are met in the order in which they stand in the text. */
export class Finder {
  readonly #lines: readonly string[]
  readonly #reached = new Map<string, { line: number; column: number }>()

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  /** 1-based line of the next `"key"`. */
  lineOf(key: string): number {
    const from = this.#reached.get(key) ?? { line: 0, column: 0 }
    for (let line = from.line; line < this.#lines.length; line++) {
      const column = this.#lines[line]!.indexOf(`"${key}"`, line === from.line ? from.column : 0)
      if (column < 0) continue
      this.#reached.set(key, { line, column: column + 1 })
      return line + 1
    }
    return from.line + 1
  }
}
