import type { Span } from './ast.ts'

/** What can be wrong with a search text. Front ends may translate by code. */
export const QUERY_ERRORS = [
  'unclosed-quote',
  'unclosed-group',
  'dangling-operator',
  'empty-value',
  'unknown-level',
  'bad-time',
  'bad-port',
  'bad-pattern',
  'bad-regex',
  'not-comparable',
  'too-deep',
  'too-long',
] as const
export type QueryErrorCode = (typeof QUERY_ERRORS)[number]

/** Ends a parse; `parseQuery` turns it into a result. `span` lies within the text. */
export class QueryError extends Error {
  readonly code: QueryErrorCode
  readonly span: Span

  constructor(code: QueryErrorCode, message: string, span: Span) {
    super(message)
    this.code = code
    this.span = span
  }
}
