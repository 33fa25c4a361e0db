import type { Node } from '@bundlescope/query/ast.ts'
import { lex } from '@bundlescope/query/lexer.ts'
import { regexNode, substringNode, wordNode } from '@bundlescope/query/term.ts'

/** All that a text with tokens may stand for; empty where it holds none. */
export type Alternatives = (text: string) => string[]

/**
 * A search that understands tokens: `host:HOST-1` finds every name of that host, and what is called HOST-1.
 *
 * @param text as typed, which the spans of `node` lie in
 */
export function withOriginals(node: Node, text: string, alternatives: Alternatives): Node {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { ...node, children: node.children.map((child) => withOriginals(child, text, alternatives)) }
    case 'not':
      return { ...node, child: withOriginals(node.child, text, alternatives) }
    case 'all':
    case 'time':
      return node
    case 'regex': {
      const source = alternatives(node.source).length > 0 ? regexOf(node.source, alternatives) : node.source
      return source === node.source ? node : regexNode(source, node.span)
    }
    case 'field':
      return either(
        node,
        alternatives(node.value).map((value) => ({ ...node, value })),
      )
    default:
      return either(node, wordsOf(node, text.slice(node.span.start, node.span.end), alternatives))
  }
}

/** Words and substrings lost their upper case and their quotes in the tree: they are read again as they were typed. */
function wordsOf(node: Node, typed: string, alternatives: Alternatives): Node[] {
  const [token] = lex(typed)
  if (token?.kind === 'text')
    return alternatives(token.text).map((text) => ({ ...wordNode({ ...token, text }), span: node.span }))
  if (token?.kind === 'substring') return alternatives(token.text).map((text) => substringNode(text, node.span))
  return []
}

function either(node: Node, others: Node[]): Node {
  return others.length === 0 ? node : { kind: 'or', children: [node, ...others], span: node.span }
}

/** `/lost HOST-1/` → `/lost (?:HOST-1|esx01\.corp\.example|esx01)/` */
function regexOf(source: string, alternatives: Alternatives): string {
  return source.replace(/[A-Z]+-\d+/g, (token) => {
    const originals = alternatives(token)
    return originals.length === 0 ? token : `(?:${[token, ...originals].map(escapeRegex).join('|')})`
  })
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
