import { quoteValue } from '@bundlescope/query/printer.ts'

/** Last parts of an opID that name steps of the operation: two hexadecimal digits after a hyphen, `-51`, `-51-01`. */
const STEPS = /(?:-[0-9a-f]{2})+$/i
/** What an operation's own id ends in: a counter or a hash, `h5:70071331`, `SWI-7203af8f`; `HostSync-host` is none. */
const OWN_ID = /[0-9a-f]{4,}$/i

/**
 * The family that an opID belongs to: vCenter and ESXi append a part for every step they hand on.
 * Example: `khsdo6kc-453435-auto-9pvg-h5:70071331-51-01` → `khsdo6kc-453435-auto-9pvg-h5:70071331`.
 */
export function rootOf(op: string): string {
  const root = op.replace(STEPS, '')
  return OWN_ID.test(root) ? root : op
}

/** Shortened from the left, since siblings differ at the end: `…70071331-51-01`. */
export function shortOp(op: string, length = 16): string {
  return op.length <= length ? op : `…${op.slice(1 - length).replace(/^[^a-z0-9]+/i, '')}`
}

/** True when `op` belongs to the family of `root`, as `op:root` finds it. */
export function inFamily(op: string | null, root: string): boolean {
  if (op === null) return false
  const a = op.toLowerCase()
  const b = root.toLowerCase()
  return a === b || a.startsWith(`${b}-`) || a.startsWith(`${b}:`)
}

/** The search for an operation and its family. */
export function opTerm(op: string): string {
  return `op:${quoteValue(op)}`
}
