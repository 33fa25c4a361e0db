import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Header } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/**
 * What Go's programs write behind a syslog tag in the Supervisor's journals: klog's header, logrus' or zap's fields, of which
 * the level counts. Returns where the message starts, 0 when it is none of them.
 *
 *     kubelet[999]: E0304 05:06:07.123456     999 pod_workers.go:190] Error syncing pod
 *     containerd[888]: time="2022-03-04T05:06:08.123Z" level=error msg="failed to stop"
 *     nsx-ncp[12]: {"level":"warn","msg":"slow"}
 */
export function readGoBody(line: string, at: number, header: Header): number {
  switch (line.charCodeAt(at)) {
    case 69: // E
    case 70: // F
    case 73: // I
    case 87: // W
      return isDigit(line.charCodeAt(at + 1)) ? readKlog(line, at, header) : 0
    case 116: // t
      return line.startsWith('time="', at) ? readLevel(line, at, LOGFMT, header) : 0
    case 123: // {
      return line.charCodeAt(at + 1) === 34 ? readLevel(line, at, JSON_LEVEL, header) : 0
    default:
      return 0
  }
}

function readKlog(line: string, at: number, header: Header): number {
  const fields = KLOG.exec(line.slice(at, at + 160))
  if (!fields) return 0
  header.level = LETTERS[fields[1] as keyof typeof LETTERS]
  header.component = fields[2]!
  return at + fields[0].length
}

function readLevel(line: string, at: number, pattern: RegExp, header: Header): number {
  const level = levelOfWord(pattern.exec(line.slice(at, at + 300))?.[1] ?? '')
  if (level === 0) return 0
  header.level = level
  return at
}

const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{1,6} +\d+ ([\w./-]+):\d+\] ?/
const LETTERS = { I: LEVEL.info, W: LEVEL.warning, E: LEVEL.error, F: LEVEL.critical }
const LOGFMT = /^time="[^"]{10,40}" level=(\w{3,9})\b/
const JSON_LEVEL = /"(?:level|lvl|severity|eventSeverity)" ?: ?"(\w{1,10})"/
