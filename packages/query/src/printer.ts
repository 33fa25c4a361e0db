import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Node } from './ast.ts'

/**
 * The search text of a tree, in one canonical form: two trees that `parseQuery` gave mean the same to the letter when
 * they print the same, and what is printed parses to the same tree again, spans aside.
 */
export function printQuery(node: Node): string {
  return node.kind === 'all' ? '' : print(node)
}

function print(node: Node): string {
  switch (node.kind) {
    case 'all':
      return '*'
    case 'and':
      return node.children.map((child) => (child.kind === 'or' ? `(${print(child)})` : print(child))).join(' ')
    case 'or':
      return node.children.map(print).join(' OR ')
    case 'not':
      return isCompound(node.child) ? `-(${print(node.child)})` : `-${print(node.child)}`
    case 'phrase':
      return printPhrase(node.tokens, node.prefix)
    case 'substring':
      return PLAIN.test(node.text) ? `~${node.text}` : `~${quote(node.text)}`
    case 'regex':
      return `/${escapeSlashes(node.source)}/`
    case 'field': {
      const operator = node.comparison === '=' ? ':' : node.comparison
      return `${node.field}${operator}${quoteValue(node.value)}${node.prefix ? '*' : ''}`
    }
    case 'time': {
      const operator = node.comparison === '=' ? ':' : node.comparison
      const text = formatMicros(node.micros)
      return `time${operator}${node.comparison === '=' ? text : text.replace(/\.000000Z$/, 'Z')}`
    }
  }
}

const PLAIN = /^[a-z0-9_]+$/
/** Values that mean themselves without quotes: nothing in them that the lexer looks at. */
const BARE_VALUE = /^[\p{L}\p{N}_./@#%+$-](?:[\p{L}\p{N}_./@#%+$:,=;[\]<>{}&!?'|^\\-]*)$/u

/** A field's value as it must be written after the colon: `vpxd`, `"vmware (web01)"`. */
export function quoteValue(value: string): string {
  return BARE_VALUE.test(value) ? value : quote(value)
}

function quote(text: string): string {
  return `"${text.replace(/["\uff02\\\uff3c]/g, '\\$&')}"`
}

function printPhrase(tokens: string[], prefix: boolean): string {
  const text = tokens.join(' ')
  return (PLAIN.test(text) ? text : quote(text)) + (prefix ? '*' : '')
}

function isCompound(node: Node): boolean {
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'not'
}

/** `a/b\/c` → `a\/b\/c` */
function escapeSlashes(source: string): string {
  return source.replace(/\\.|\//gs, (piece) => (piece === '/' ? '\\/' : piece))
}
