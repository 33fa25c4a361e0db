/** Earlier searches, newest first: each text once, at most `MOST`. */
const MOST = 50

export function withSearch(history: readonly string[], text: string): string[] {
  const trimmed = text.trim()
  return trimmed ? [trimmed, ...history.filter((other) => other !== trimmed)].slice(0, MOST) : [...history]
}

/** Those that hold every word typed so far. */
export function matching(history: readonly string[], typed: string): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return history.filter((text) => text !== typed.trim() && words.every((word) => text.toLowerCase().includes(word)))
}
