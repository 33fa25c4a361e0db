import { knownPorts } from '../../knowledge/ports/lookup.ts'
import type { PortNode } from '../../knowledge/ports/port.ts'

/** What a statement rests on, best first; `line`: a line of a log names the end that was called. */
export type Basis = 'bundle' | 'knowledge' | 'line' | 'rule of thumb'

/** What tells a server's port from a client's on one machine. */
export interface PortsKnown {
  /** In the bundle's listing. */
  isListening: (port: number) => boolean
  node: PortNode | null
  version: string | null
}

/**
 * Which of two ports is the server's. A machine that listens says so itself; a port that is published is a server's;
 * and as clients get their ports from the upper part of the range, the smaller number is, as a rule, the server's.
 */
export function serverEnd(a: number, b: number, known: PortsKnown): { port: number; by: Basis } {
  const one = (test: (port: number) => boolean): number | null => (test(a) === test(b) ? null : test(a) ? a : b)
  const listening = one(known.isListening)
  if (listening !== null) return { port: listening, by: 'bundle' }
  const published = one((port) => isPublished(port, known))
  if (published !== null) return { port: published, by: 'knowledge' }
  return { port: Math.min(a, b), by: 'rule of thumb' }
}

/** A port that somebody tried to connect to is a server's: what else says so? */
export function calledEnd(port: number, known: PortsKnown): { port: number; by: Basis } {
  return { port, by: known.isListening(port) ? 'bundle' : isPublished(port, known) ? 'knowledge' : 'line' }
}

function isPublished(port: number, { node, version }: PortsKnown): boolean {
  return knownPorts(port, node, version).some((row) => row.service !== null && row.verified)
}
