import type { ObjectName } from '@bundlescope/contract/object-name.ts'

/** Names that one hover shows. */
const MOST = 4

/** `web01 · commands/inventory.xml:12`, a line for each name, with where it is from. */
export function nameLines(names: readonly ObjectName[]): string[] {
  const lines = names.map(({ name, path, line }) => `${name} · ${path}${line === null ? '' : `:${line}`}`)
  return [...new Set(lines)].slice(0, MOST)
}
