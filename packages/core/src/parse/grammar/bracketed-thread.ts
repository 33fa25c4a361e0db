import type { Clock } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'
import { statedOp } from './stated-op.ts'

/** Longest header looked at behind the time: logs are hostile text. */
const LONGEST = 500

/**
 * A header of VCSA's Java services that goes on with a bracket behind its time: `2021-03-04T05:06:07.089Z [pool-1 …`.
 * `rest` starts at the blank before the bracket and names its groups thread, level, component and (where there is one) op.
 */
export function readBracketedThread(
  line: string,
  header: Header,
  clock: Clock,
  program: string,
  rest: RegExp,
): boolean {
  if (!isDigit(line.charCodeAt(0))) return false
  reset(header)
  const end = readIso(line, 0, clock, header)
  if (end === 0 || !line.startsWith(' [', end)) return false
  const found = rest.exec(line.slice(end, end + LONGEST))
  if (!found) return false
  const { thread, level, component, op } = found.groups!
  header.level = levelOfWord(level!)
  if (header.level === 0) return false
  header.program = program
  header.thread = thread!
  header.component = component!
  header.messageStart = end + found[0].length
  header.op = op || statedOp(line, header.messageStart)
  return true
}
