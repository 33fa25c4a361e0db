/** A source of chance that gives the same answers for the same seed, on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  int(low: number, high: number): number
  pick<T>(values: readonly T[]): T
  /** True in this share of the calls. */
  chance(share: number): boolean
  /** Lower-case hex digits. */
  hex(digits: number): string
  /** Letters and digits, lower case. */
  base36(length: number): string
  uuid(): string
}

/** Xorshift32 over a scrambled seed: short, fast, good enough to vary log lines. */
export function random(seed: number): Random {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const text = (alphabet: string, length: number) => {
    let out = ''
    for (let i = 0; i < length; i++) out += alphabet[int(0, alphabet.length - 1)]
    return out
  }
  const hex = (digits: number) => text('0123456789abcdef', digits)
  return {
    next,
    int,
    pick: (values) => values[int(0, values.length - 1)]!,
    chance: (share) => next() < share,
    hex,
    base36: (length) => text('0123456789abcdefghijklmnopqrstuvwxyz', length),
    uuid: () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  }
}
