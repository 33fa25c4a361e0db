import { knownPorts } from '../../knowledge/ports/lookup.ts'
import type { PortNode } from '../../knowledge/ports/port.ts'

/** What a statement rests on, best first. */
export type Basis = 'bundle' | 'knowledge' | 'rule of thumb'

/**
 * Which of two ports is the server's. A machine that listens says so itself; a port that is published is a server's;
 * and as clients get their ports from the upper part of the range, the smaller number is, as a rule, the server's.
 */
export function serverEnd(
  a: number,
  b: number,
  isListening: (port: number) => boolean,
  node: PortNode | null,
  version: string | null,
): { port: number; by: Basis } {
  const one = (test: (port: number) => boolean): number | null => (test(a) === test(b) ? null : test(a) ? a : b)
  const listening = one(isListening)
  if (listening !== null) return { port: listening, by: 'bundle' }
  const known = one((port) => knownPorts(port, node, version).some((row) => row.service !== null && row.verified))
  if (known !== null) return { port: known, by: 'knowledge' }
  return { port: Math.min(a, b), by: 'rule of thumb' }
}
