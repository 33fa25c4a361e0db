import { lex } from '@bundlescope/query/lexer.ts'

/** `level!=error` and its like, as other tools write it; the language says `-level:error`. */
const NOT_EQUAL = /^(level|source|host|program|component|op|thread|file|port|task|pattern)!=+:?(\S+)$/i

/** The search with `-field:value` in place of `field!=value`, which looks for just that text; null where there is none. */
export function withoutNotEqual(q: string): { from: string; to: string; q: string } | null {
  for (const token of lex(q)) {
    if (token.kind !== 'text' || token.quoted || token.value) continue
    const from = q.slice(token.span.start, token.span.end)
    const m = NOT_EQUAL.exec(from)
    if (!m) continue
    const to = `-${m[1]!.toLowerCase()}:${m[2]}`
    return { from, to, q: q.slice(0, token.span.start) + to + q.slice(token.span.end) }
  }
  return null
}
