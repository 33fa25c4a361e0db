import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Header } from '../header.ts'
import { skipBlanks } from '../scan.ts'

/**
 * What vobd writes, the same in every generation: the correlator, the uptime, the observation with its id. Versions 4
 * repeat the time, and leave out the correlator.
 *
 *     [scsiCorrelator] 171974745962us: [esx.problem.storage.connectivity.lost] Lost connectivity to …
 *     Aug 15 06:07:13.285: 171971079169us: [vob.scsi.scsipath.pathstate.dead] scsiPath vmhba39:C0:T0:L1 …
 *
 * Returns where the message starts, or 0 when this is no such text.
 */
export function readObservation(line: string, at: number, header: Header): number {
  const from = skipBlanks(line, at)
  const rest = OBSERVATION.exec(line.slice(from, from + 120))
  if (!rest) return 0
  const message = from + rest[0].length
  header.component = rest[1] ?? ''
  header.extra = header.extra === '' ? rest[2]! : `${header.extra} ${rest[2]!}`
  // The ids state no severity; a problem is one until its `esx.clear.*` comes.
  const problem = line.startsWith('[esx.problem.', message) || line.startsWith('[vprob.', message)
  header.level = problem ? Math.max(header.level, LEVEL.warning) : header.level || LEVEL.info
  return message
}

const OBSERVATION = /^(?:\[([\w.-]+)\] +|[A-Z][a-z]{2} [ \d]?\d [\d:.]{8,15}: )?(\d+us): +/
