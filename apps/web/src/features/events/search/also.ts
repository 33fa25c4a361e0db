import { lex } from '@bundlescope/query/lexer.ts'
import type { Names } from '../../../investigation/names.ts'

/** An object that the search names in one way only: by its id, or by its name. */
export type Also = {
  /** What could be searched for as well, and what the search has. */
  other: string
  given: string
  /** The search with both. */
  q: string
}

/** `web01` and `vm-42` → `("web01" OR "vm-42")` */
export function eitherOf(a: string, b: string): string {
  return `(${phrase(a)} OR ${phrase(b)})`
}

function phrase(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`
}

const MOST = 4

/** Ids of names and names of ids that the search leaves out. What is asked not to occur is left as it is. */
export function alsoOf(q: string, names: Names): Also[] {
  const present = q.toLowerCase()
  const tokens = lex(q)
  const list = tokens.flatMap((token, i): Also[] => {
    if (token.kind !== 'text' || token.value || token.prefix || tokens[i - 1]?.kind === 'not') return []
    const given = token.text
    const others = [...names.of(given).map(({ name }) => name), ...names.named(given).map(({ id }) => id)]
    return others
      .filter((other) => !present.includes(other.toLowerCase()))
      .map((other) => ({
        other,
        given,
        q: `${q.slice(0, token.span.start)}${eitherOf(given, other)}${q.slice(token.span.end)}`,
      }))
  })
  return [...new Map(list.map((also) => [also.other.toLowerCase(), also])).values()].slice(0, MOST)
}
