import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/** Traces of vSAN as vsanTraceReader prints them: number, processor, operation with its kind, function and values. Times are UTC. */
export const vsanTraces: LogFormat = {
  id: 'vsan-traces',
  title: 'vSAN traces, as text',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: "2020-05-06T07:08:09.101234 [40112233] [cpu07] [1a2b3c4d OWNER write VMDISK] DOMTraceOperationStart:1021: {'op': 0x1a}",
      expect: {
        time: '2020-05-06T07:08:09.101234Z',
        thread: 'cpu07',
        component: 'DOMTraceOperationStart',
        op: '1a2b3c4d',
        extra: '40112233',
        level: 'unknown',
        message: "[1a2b3c4d OWNER write VMDISK] DOMTraceOperationStart:1021: {'op': 0x1a}",
      },
    },
  ],

  read(line: string, header: Header): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, UTC, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 240))
    if (!fields) return false
    header.extra = fields[2]!
    header.thread = fields[3]!
    header.op = fields[4] ?? ''
    header.component = fields[5] ?? ''
    header.messageStart = end + fields[1]!.length
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const UTC: Clock = { zoneMinutes: 0, zoneBasis: 'UTC', reference: 0 }
const FIELDS = /^( \[(\d{1,12})\] \[(cpu\d{1,4})\] )\[([0-9a-f]{6,16})?[^\]]{0,120}\] (?:([\w.]{1,80}):\d{1,6}:)?/
