import type { Header } from '../header.ts'
import { OPEN } from '../scan.ts'
import { vmacoreLevel } from '../severity.ts'
import { readOriginator, startsOriginator } from './originator.ts'
import { statedOp } from './stated-op.ts'

/**
 * What the vmacore services of 6.0–7.0 write behind their time, in their own files as well as relayed:
 *
 *     info hostd[2099863] [Originator@6876 sub=Vimsvc.TaskManager opID=50aa-01] Task Created : …
 *     info vsanmgmtd[2101122] [opID=MainThread VsanMgmtSvc::Start] …
 *
 * Returns where the message starts, or 0 when this is no such header.
 */
export function readServiceHeader(line: string, at: number, header: Header): number {
  const level = vmacoreLevel(line, at)
  if (level === 0) return 0
  const levelEnd = line.indexOf(' ', at)
  const programEnd = line.indexOf('[', levelEnd)
  const threadEnd = line.indexOf(']', programEnd)
  // `vpxd[04711] `: the blank after the bracket is the first since the level.
  if (programEnd < 0 || threadEnd < 0 || line.indexOf(' ', levelEnd + 1) !== threadEnd + 1) return 0
  header.level = level
  header.program = line.slice(levelEnd + 1, programEnd)
  header.thread = line.slice(programEnd + 1, threadEnd)
  const bracket = threadEnd + 2
  if (startsOriginator(line, bracket)) {
    const message = readOriginator(line, bracket, header)
    if (message >= 0) return message
  } else if (line.charCodeAt(bracket) === OPEN) return readForeignBracket(line, bracket, header)
  // A bracket that is missing or cut.
  header.op = statedOp(line, bracket)
  return bracket
}

/** vSAN's bracket, of no fixed order: `[VsanHealth::Query opID=1a2b]`. Returns where the message starts. */
export function readForeignBracket(line: string, at: number, header: Header): number {
  const bracket = FOREIGN.exec(line.slice(at, at + 300))
  if (!bracket) return at
  const words = bracket[1]!.split(' ')
  const op = words.find((word) => /^op(?:ID|Id)=/.test(word))
  const method = words.find((word) => word.includes('::'))
  if (op === undefined && method === undefined) {
    // `[DepotManager.py:118] [opID=1a-2b] text`
    header.op = statedOp(line, at)
    return at
  }
  header.op = op?.slice(5) ?? ''
  header.component = method ?? ''
  header.extra = words.filter((word) => word !== op && word !== method).join(' ')
  return at + bracket[0].length
}

const FOREIGN = /^\[([^\][]{1,250})\] ?/
