import type { Failures } from '../facts/connections/failures.ts'
import { affectsEdge } from '../facts/gi/ids.ts'
import { machineName } from '../facts/machine.ts'
import { EPSEC_PORT } from '../knowledge/gi/names.ts'

/**
 * What failed connections to another machine affect: its port, the host that they are of, and of the Mux's connection to
 * the SVA the edge of the diagram, so that the rule that knows more of it takes the finding in.
 */
export function peerObjects({ port, member }: Failures, peer: string): string[] {
  const host = machineName(member)
  const edge = port === EPSEC_PORT ? [affectsEdge('e_epsec', host)] : []
  return [`port:${port}@${peer}`, ...edge, `host:${host}`]
}
