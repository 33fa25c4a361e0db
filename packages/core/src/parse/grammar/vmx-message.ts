import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Header } from '../header.ts'
import { BLANK, isDigit, nameEnd } from '../scan.ts'
import { statedOp } from './stated-op.ts'

/** The first letter of `I125`, `In(05)`, `W003`, `A100`; the numbers are no syslog priorities. */
export function levelOfLetter(code: number): number {
  switch (code) {
    case 87: // W
      return LEVEL.warning
    case 69: // E
      return LEVEL.error
    case 65: // A, later No(00): messages to whoever owns the machine
    case 78:
      return LEVEL.notice
    case 67: // Cr
      return LEVEL.critical
    case 68: // Db
    case 86: // V
      return LEVEL.debug
    default:
      return LEVEL.info
  }
}

/** The module before the first colon, and the opID that the host's management passes on within the text. */
export function readVmxMessage(line: string, header: Header): void {
  const at = header.messageStart
  let end = nameEnd(line, at)
  const name = end
  if (line.charCodeAt(end) === BLANK) end++ // `DISKLIB-VMFS : "…" closed`
  if (name > at && line.charCodeAt(end) === COLON && !isDigit(line.charCodeAt(at))) {
    header.component = line.slice(at, name)
  }
  if (header.op === '') header.op = statedOp(line, at)
}

const COLON = 58
