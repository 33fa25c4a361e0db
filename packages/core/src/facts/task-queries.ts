import type { Comparison, Field, Node } from '@bundlescope/query/ast.ts'

/*
 * Where the lines that `task-lines.ts` reads are found: queries over messages. They find candidates; reading decides.
 */

const NOWHERE = { start: 0, end: 0 }

export const phrase = (...tokens: string[]): Node => ({ kind: 'phrase', tokens, prefix: false, span: NOWHERE })
export const all = (...children: Node[]): Node => ({ kind: 'and', children, span: NOWHERE })
export const any = (...children: Node[]): Node => ({ kind: 'or', children, span: NOWHERE })
export const field = (name: Field, value: string, comparison: Comparison = '='): Node => ({
  kind: 'field',
  field: name,
  comparison,
  value,
  prefix: false,
  span: NOWHERE,
})
const none = (child: Node): Node => ({ kind: 'not', child, span: NOWHERE })

const HOST_ENDS = phrase('task', 'completed', 'hatask')
const FAILED = phrase('status', 'error')

/** `[VpxLRO] -- BEGIN …`, `Task Created : haTask-…` */
export const STARTS: Node = any(phrase('vpxlro', 'begin'), phrase('task', 'created', 'hatask'))
/** `[VpxLRO] -- ERROR …`, `Task Completed : haTask-… Status error` */
export const FAILURES: Node = any(phrase('vpxlro', 'error'), all(HOST_ENDS, FAILED))
/** `[VpxLRO] -- FINISH …`, `Task Completed : haTask-… Status success` */
export const ENDS: Node = any(phrase('vpxlro', 'finish'), all(HOST_ENDS, none(FAILED)))
