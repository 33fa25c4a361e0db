/** Place in the query text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number }

export type Field =
  | 'level'
  | 'source'
  | 'host'
  | 'program'
  | 'component'
  | 'op'
  | 'thread'
  | 'file'
  | 'port'
  | 'task'
  | 'pattern'
export type Comparison = '=' | '>=' | '<=' | '>' | '<'

/**
 * What a search text means. Tokens are already normalised (`normalise`) and split (`tokenise`).
 * A bare word that holds several tokens (`task-116952`, `10.3.239.34`) is a phrase. Words of scripts written without
 * blanks (Japanese) are substrings: a token there is a whole run of text.
 */
export type Node =
  | { kind: 'all'; span: Span }
  | { kind: 'and'; children: Node[]; span: Span }
  | { kind: 'or'; children: Node[]; span: Span }
  | { kind: 'not'; child: Node; span: Span }
  /** Every token in this order, nothing but separators between them. One token is a plain word. `prefix`: the last token may go on. */
  | { kind: 'phrase'; tokens: string[]; prefix: boolean; span: Span }
  /** The original text of the event (header included), normalised, holds this normalised text. */
  | { kind: 'substring'; text: string; span: Span }
  /** Matched against the original text of the event, case-insensitive, `.` and `^ $` by line. */
  | { kind: 'regex'; source: string; span: Span }
  /** `level` compares by severity; other fields are equal ignoring case, `prefix` when the value ended in `*`. */
  | { kind: 'field'; field: Field; comparison: Comparison; value: string; prefix: boolean; span: Span }
  /** Microseconds UTC. */
  | { kind: 'time'; comparison: Comparison; micros: number; span: Span }

export type ParseResult = { ok: true; node: Node } | { ok: false; message: string; code: string; span: Span }
