import type { Node } from './build.ts'

/** A node as it stands in the list; `level` counts from 1, `place` of `siblings` is 1-based, as a screen reader says them. */
export type Row = { node: Node; level: number; open: boolean; place: number; siblings: number; parent: number }

/** The nodes that are in sight, folded ones without what they hold. `parent` is the index of the row above in the tree, or -1. */
export function rowsOf(tree: readonly Node[], isOpen: (node: Node, level: number) => boolean): Row[] {
  const rows: Row[] = []
  const add = (nodes: readonly Node[], level: number, parent: number) => {
    nodes.forEach((node, i) => {
      const children = node.kind !== 'file' && isOpen(node, level) ? node.children() : null
      rows.push({ node, level, open: children !== null, place: i + 1, siblings: nodes.length, parent })
      if (children) add(children, level + 1, rows.length - 1)
    })
  }
  add(tree, 1, -1)
  return rows
}
