import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'

/** Evidence by the number of its bundle in the document. */
export interface Cited {
  bundle: string | null
  path: string | null
  line: number | null
  time: string | null
  text: string
  basis: Evidence['basis']
}

/** The shape of a conclusion with its texts in one language and its evidence cited. */
export type InOneLanguage<T> = T extends LocalText
  ? string
  : T extends Evidence
    ? Cited
    : T extends readonly (infer One)[]
      ? InOneLanguage<One>[]
      : T extends object
        ? { [K in keyof T]: InOneLanguage<T[K]> }
        : T

export function inOneLanguage<T>(
  value: T,
  say: (text: LocalText) => string,
  cite: (evidence: Evidence) => Cited,
): InOneLanguage<T> {
  return walk(value) as InOneLanguage<T>

  function walk(one: unknown): unknown {
    if (Array.isArray(one)) return one.map(walk)
    if (one === null || typeof one !== 'object') return one
    if ('en' in one && 'ja' in one) return say(one as LocalText)
    if ('basis' in one && 'path' in one && 'line' in one) return cite(one as Evidence)
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
  }
}
