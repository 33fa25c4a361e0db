import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { meaningOfErrno } from '../knowledge/errno.ts'
import { meaningOf, readScsiStatus } from '../knowledge/scsi.ts'
import { readEndpoints } from './connections/endpoints.ts'

/** Something in the text of an event that can be looked up, filtered by or explained. */
export interface TextField {
  kind:
    | 'user'
    | 'session'
    | 'task'
    | 'vm'
    | 'host'
    | 'object'
    | 'device'
    | 'endpoint'
    | 'errno'
    | 'scsi'
    | 'exception'
    | 'reason'
  /** UTF-16 offsets in the text; end exclusive. */
  start: number
  end: number
  /** What to filter by: `task-116952`, `8190`, `naa.6000…`. */
  value: string
  /** What it says, where that is known. */
  meaning: LocalText | null
}

/** Longer texts are dumps, in which every word looks like something. */
const LONGEST = 64 * 1024

const PATTERNS: readonly [kind: TextField['kind'], pattern: RegExp][] = [
  // `user=vpxuser:VSPHERE.LOCAL\Administrator`, `User VSPHERE.LOCAL\joe@192.0.2.7 logged in`
  ['user', /\buser(?:name)?(?:[=:]|: (?=\S*[@\\]))["']?(?<value>[^\s\]"',;<>]{2,120})/gi],
  // vCenter's and sshd's words
  ['user', /\bUser (?<value>[\w.$-]{2,80})(?=@[\da-fA-F.:]{3,40} logged)/g],
  ['user', /\bfor (?:invalid user )?(?<value>[\w.\\@$-]{2,80})(?= from [\da-fA-F.:]{3,40} port \d)/g],
  ['user', /\b(?<value>[A-Z][A-Z0-9.-]{2,60}\\[\w.$ -]{2,60}?)(?=[@\]\s,;"'<]|$)/g],
  [
    'session',
    /\b(?:sid|session(?:Id)?|sessionID)[=: ]+"?(?<value>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8})\b/gi,
  ],
  ['session', /\b(?<value>52[0-9a-f]{6}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g],
  ['task', /\b(?<value>(?:task|lro|task-internal)--?\d+|haTask-[\w.-]+-\d+)\b/g],
  ['vm', /(?<![\w-])(?<value>vm-\d+)\b/g],
  ['host', /(?<![\w-])(?<value>host-\d+)\b/g],
  [
    'object',
    /(?<![\w-])(?<value>(?:group|domain|resgroup|datastore|network|dvs|dvportgroup|datacenter|session)-[a-z]?\d+)\b/g,
  ],
  ['device', /\b(?<value>(?:naa|eui|t10|mpx)\.[\w.:-]{3,119}\w)/g],
  ['exception', /\b(?<value>(?:vim|vmodl|eam|pbm|sms|vsan|vslm)\.(?:fault|runtime)\.\w+)/g],
  ['exception', /\b(?<value>(?:[a-z_]\w*\.){2,}[A-Z]\w*(?:Exception|Error|Fault))\b/g],
  ['reason', /\b(?:reason|localizedMessage|faultMessage|msg) = "(?<value>(?:[^"\\]|\\.)+)"/g],
  ['exception', /\b(?<value>com\.vmware\.vapi\.std\.errors\.\w+)/g],
  // the last line of a traceback: `KeyError: 'host'`
  ['exception', /^(?:--> ?)?(?<value>[A-Z]\w{1,60}(?:Error|Exception))(?=:|$)/gm],
  ['reason', /^(?:--> ?)?[A-Z]\w{1,60}(?:Error|Exception): (?<value>.+)$/gm],
  ['reason', /^(?:Caused by: )?(?:[a-z_]\w*\.){2,}[A-Z]\w*(?:Exception|Error|Fault): (?<value>.+)$/gm],
  ['reason', /^Caused by: (?<value>.+)$/gm],
]

/**
 * What an event's text names, in the order of the text, none overlapping: for chips that explain and filter.
 *
 *     <TCP '127.0.0.1 : 38420'>, <TCP '127.0.0.1 : 8190'>>, e: 111(Connection refused)
 *     → endpoint 38420, endpoint 8190, errno 111 (refused)
 */
export function readFields(text: string): TextField[] {
  if (text.length > LONGEST) return readFields(text.slice(0, LONGEST))
  const fields: TextField[] = []
  const add = (field: TextField): void => {
    if (field.end > field.start && !fields.some((other) => field.start < other.end && field.end > other.start))
      fields.push(field)
  }
  for (const { start, end, port } of readEndpoints(text))
    add({ kind: 'endpoint', start, end, value: String(port), meaning: null })
  for (const field of errnos(text)) add(field)
  const scsi = readScsiStatus(text)
  if (scsi) {
    const { start, end, status } = scsi
    add({ kind: 'scsi', start, end, value: text.slice(start, end), meaning: meaningOf(status) })
  }
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups!.value!
      const start = match.index + match[0].lastIndexOf(value)
      add({ kind, start, end: start + value.length, value, meaning: null })
    }
  }
  return fields.sort((a, b) => a.start - b.start)
}

/** `e: 111(Connection refused)`, `[Errno 28] No space left on device`, `errno=110` */
function errnos(text: string): TextField[] {
  return [...text.matchAll(ERRNO)].flatMap((match) => {
    const number = match.groups!.number!
    const meaning = meaningOfErrno(Number(number))
    const start = match.index
    return meaning ? [{ kind: 'errno' as const, start, end: start + match[0].length, value: number, meaning }] : []
  })
}

const ERRNO = /(?:\be: |\berrno[ =:]+|\[Errno )(?<number>\d{1,5})\]?(?: ?\([^)]{1,60}\))?/gi
