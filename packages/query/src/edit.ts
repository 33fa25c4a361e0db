import type { Node } from './ast.ts'
import { parseQuery } from './parser.ts'
import { printQuery } from './printer.ts'

/*
 * Changes to a search text by a click: `addTerm(text, 'source:vpxd')`, `addTerm(text, '-pattern:0a1b2c3d')`.
 * The person's own spelling is kept; terms are compared by meaning (`Level:WARN` is `level:warning`).
 * A text that cannot be read is never thrown away.
 */

/** True when every hit of `text` must fulfil `term`, because it stands there on its own. */
export function hasTerm(text: string, term: string): boolean {
  const wanted = meaning(term)
  const node = read(text)
  return node !== null && wanted !== null && conjuncts(node).some((child) => printQuery(child) === wanted)
}

/** `text` narrowed by `term`. Its opposite gives way to it: include after exclude replaces. */
export function addTerm(text: string, term: string): string {
  const added = read(term)
  const node = read(text)
  if (!added || added.kind === 'all') return text
  // In front, where an open quote of the text cannot swallow it.
  if (!node) return `${term} ${text}`
  if (hasTerm(text, term)) return text
  const opposite: Node = added.kind === 'not' ? added.child : { kind: 'not', child: added, span: added.span }
  const rest = removeTerm(text, printQuery(opposite)).trim()
  const restNode = read(rest)
  if (rest === '' || !restNode || restNode.kind === 'all') return term
  const left = restNode.kind === 'or' ? `(${rest})` : rest
  const right = added.kind === 'or' ? `(${term})` : term
  const goal = printAll([...conjuncts(restNode), ...conjuncts(added)])
  return meaning(`${left} ${right}`) === goal ? `${left} ${right}` : goal
}

/** `text` without `term`, where it stands on its own; else the text as it is. */
export function removeTerm(text: string, term: string): string {
  const wanted = meaning(term)
  const node = read(text)
  if (!node || wanted === null) return text
  const children = conjuncts(node)
  const kept = children.filter((child) => printQuery(child) !== wanted)
  if (kept.length === children.length) return text
  const goal = printAll(kept)
  const gone = children.filter((child) => !kept.includes(child)).reverse()
  const edited = gone.reduce((left, { span }) => cut(left, span.start, span.end), text)
  // Cutting text may leave `source:()` or a lone AND; then the canonical spelling has to do.
  return meaning(edited) === goal ? edited : goal
}

function read(text: string): Node | null {
  const result = parseQuery(text, { now: 0 })
  return result.ok ? result.node : null
}

function meaning(text: string): string | null {
  const node = read(text)
  return node && printQuery(node)
}

function conjuncts(node: Node): Node[] {
  return node.kind === 'and' ? node.children : [node]
}

function printAll(children: Node[]): string {
  if (children.length < 2) return children[0] ? printQuery(children[0]) : ''
  return printQuery({ kind: 'and', children, span: { start: 0, end: 0 } })
}

/** Takes out a piece with the blanks that it leaves doubled, and parentheses that it leaves empty. */
function cut(text: string, start: number, end: number): string {
  const left = text.slice(0, start).trimEnd()
  const right = text.slice(end).trimStart()
  if (/[(（]$/.test(left) && /^[)）]/.test(right)) return cut(left + right, left.length - 1, left.length + 1)
  return /[(（]$/.test(left) || /^[)）]/.test(right) || left === '' || right === '' ? left + right : `${left} ${right}`
}
