/** The value that the lines state as JSON; undefined when they do not. */
export function parseJson(lines: readonly string[]): unknown {
  try {
    return JSON.parse(lines.join('\n'))
  } catch {
    return undefined
  }
}

/** Whether the text may be JSON at all, which is quicker to say than to parse it. */
export function looksLikeJson(lines: readonly string[]): boolean {
  return /^\s*[[{]/.test(lines.find((line) => line.trim() !== '') ?? '')
}

/** Lines of keys: they are met in the order in which they stand in the text. */
export class KeyLines {
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
